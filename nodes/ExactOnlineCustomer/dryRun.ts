/** What a dry run shows: what would be done with each customer, with the exact body. Nothing was written. */
import type { IDataObject } from 'n8n-workflow';
import type { PlannedCustomer } from '../domain/customer/customerMatch';
import type { Outcome } from '../domain/reasons/outcome';
import type { CustomerResult } from './outcome';

export interface PlannedAccount extends CustomerResult {
	readonly dryRun: true;
	/** What a real run would do. */
	readonly action: 'create' | 'use' | 'needsAttention';
	/** Body for `crm/Accounts`: the new account, or only the fields that would change. */
	readonly accountBody?: IDataObject;
}

/** One outcome per planned customer of a plan that is not carried out. */
export function planned(
	division: number,
	plans: readonly PlannedCustomer[],
): Array<Outcome<PlannedAccount>> {
	return plans.map(({ plan, sameAs }) => {
		const { action } = plan;
		if (plan.action === 'needsAttention') {
			return {
				outcome: 'refused',
				result: { division, dryRun: true, action },
				reasons: plan.reasons,
			};
		}
		const body = plan.action === 'use' ? plan.update : plan.body;
		const found =
			plan.action === 'use'
				? {
						accountId: plan.accountId,
						accountCode: plan.account.code,
						accountName: plan.account.name,
						matchedBy: plan.matchedBy,
					}
				: {};
		const accountBody = body === undefined || sameAs !== undefined ? undefined : { ...body };
		return {
			outcome: 'planned',
			result: { division, dryRun: true, action, ...found, accountBody },
			reasons: plan.remarks,
		};
	});
}
