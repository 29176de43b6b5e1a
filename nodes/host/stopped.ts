import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../domain/reasons/outcome';
import { toNodeApiError } from '../exact/nodeError';
import { ExactError } from '../exact/errors';
import { failureReason } from './failure';

/**
 * What became of the items of a run that was pointless from the start: no connection, no right to
 * read, no calls left.
 *
 * Such a run stops the workflow with a clear error, which is thrown here. A node that is set to go on
 * after an error reports each item as not attempted instead: n8n itself would pass the items on as if
 * they were done.
 */
export function stoppedOutcomes(
	context: IExecuteFunctions,
	division: number,
	error: unknown,
): Array<Outcome<{ readonly division: number }>> {
	if (!(error instanceof ExactError) || !context.continueOnFail()) {
		throw toNodeApiError(context.getNode(), error);
	}
	return context.getInputData().map(() => ({
		outcome: 'notAttempted',
		result: { division },
		reasons: [failureReason(error)],
	}));
}
