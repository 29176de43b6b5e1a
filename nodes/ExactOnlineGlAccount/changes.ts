/**
 * What changed in Exact Online since the last production run. The accounts are remembered in the static
 * data of the node, which n8n keeps when a run in production ends and never for a test in the editor.
 */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BooksGlAccount } from '../domain/books/administration';
import { compareSnapshot, takeSnapshot } from '../domain/masterData/glAccountDrift';
import type { GlAccountChange, GlAccountSnapshot } from '../domain/masterData/glAccountDrift';
import type { Outcome } from '../domain/reasons/outcome';

interface Read {
	readonly division: number;
	readonly accounts: readonly BooksGlAccount[];
	/** Numbers of the source's accounts. */
	readonly numbers: ReadonlySet<string>;
	readonly language: string;
}

type ChangeOutcome = Outcome<GlAccountChange & { readonly division: number }, 'changed'>;

/**
 * One outcome per change; none when the option is off or nothing is remembered yet. In production the
 * memory moves on: call it last, when nothing can throw any more.
 */
export function reportChanges(context: IExecuteFunctions, read: Read): ChangeOutcome[] {
	if (context.getNodeParameter('reportChanges', 0, false) !== true) return [];
	const { division, accounts, numbers, language } = read;
	const memory = context.getWorkflowStaticData('node');
	const key = `glAccounts|${division}`;
	const before = memory[key] as GlAccountSnapshot | undefined;
	const changes = before === undefined ? [] : compareSnapshot(before, accounts, language);
	if (context.getMode() !== 'manual') {
		memory[key] = takeSnapshot(accounts, numbers, language) as unknown as IDataObject;
	}
	return changes.map((change) => ({
		outcome: 'changed',
		result: { division, ...change },
		reasons: [],
	}));
}
