import type { AccountBody } from '../../../nodes/domain/customer/accountBody';
import { withBody } from '../../../nodes/domain/customer/accountChanges';
import type { CustomerInput, ExactAccount } from '../../../nodes/domain/customer/customer';
import type { PlannedCustomer } from '../../../nodes/domain/customer/customerMatch';

/** A private customer that nothing is wrong with. */
export function customer(over: Partial<CustomerInput> = {}): CustomerInput {
	return {
		name: 'Jean Dupont',
		addressLine1: 'Rue de la Loi 12',
		postcode: '4000',
		city: 'Liège',
		country: 'BE',
		...over,
	};
}

/** The account in Exact Online of that customer. */
export function account(over: Partial<ExactAccount> = {}): ExactAccount {
	return {
		id: '11111111-1111-4111-8111-111111111111',
		code: '1001',
		name: 'Jean Dupont',
		status: 'C',
		blocked: false,
		isSupplier: false,
		addressLine1: 'Rue de la Loi 12',
		addressLine2: '',
		postcode: '4000',
		city: 'Liège',
		country: 'BE',
		vatNumber: '',
		email: '',
		phone: '',
		language: '',
		chamberOfCommerce: '',
		...over,
	};
}

const EMPTY = account({
	name: '',
	status: '',
	addressLine1: '',
	postcode: '',
	city: '',
	country: '',
});

/** What Exact Online holds once the plans of a batch have been carried out. */
export function applied(
	accounts: readonly ExactAccount[],
	planned: readonly PlannedCustomer[],
): ExactAccount[] {
	const after = new Map(accounts.map((one) => [one.id, one]));
	const write = (id: string, before: ExactAccount, body?: AccountBody): void => {
		if (body) after.set(id, withBody(before, body));
	};
	planned.forEach(({ plan, sameAs }, position) => {
		if (sameAs !== undefined) return;
		if (plan.action === 'use') {
			write(plan.accountId, after.get(plan.accountId) ?? plan.account, plan.update);
		}
		if (plan.action === 'create') {
			const id = `00000000-0000-4000-8000-${String(after.size + position).padStart(12, '0')}`;
			write(id, { ...EMPTY, id, code: String(2000 + position) }, plan.body);
		}
	});
	return [...after.values()];
}
