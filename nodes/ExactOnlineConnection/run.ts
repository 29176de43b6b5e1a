/**
 * The run of the node. Whatever is wrong becomes a line: a check that stops with an error would hide
 * what else is wrong.
 */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { line, notChecked } from '../domain/connection/line';
import type { CheckLine } from '../domain/connection/line';
import type { CheckName } from '../domain/connection/lineDefinition';
import { callsLine, tokenLine } from '../domain/connection/checkService';
import { createExactClient } from '../exact/client';
import { EXACT_CREDENTIAL } from '../exact/context';
import { getUser } from '../exact/divisions';
import { ExactError } from '../exact/errors';
import { toNodeApiError } from '../exact/nodeError';
import { tokenOf } from '../exact/token';
import { chosenDivision } from '../host/division';
import { twoOutputs } from '../host/output';
import { readSettings } from './fields';
import type { CheckSettings } from './fields';
import { load } from './load';
import { failureFacts, linesOf } from './plan';

/** All lines, sorted over the two outputs: green, and amber or red. */
export async function checkConnection(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const settings = readSettings(context);
	try {
		const connection = await connectionLine(context);
		const lines =
			connection.status === 'red'
				? namesOf(settings).map(notChecked)
				: await furtherLines(context, division, settings);
		return twoOutputs(
			[connection, ...lines],
			({ status }) => status !== 'green',
			(found) => toItem(division, found),
		);
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

async function connectionLine(context: IExecuteFunctions): Promise<CheckLine> {
	try {
		const { name, language } = await getUser(context);
		return line('CONNECTED', { user: name, language });
	} catch (error) {
		const facts =
			error instanceof ExactError
				? failureFacts(error)
				: { cause: toNodeApiError(context.getNode(), error).message, advice: '' };
		const isDown = error instanceof ExactError && error.kind === 'unreachable';
		return line(isDown ? 'UNREACHABLE' : 'NOT_CONNECTED', facts);
	}
}

async function furtherLines(
	context: IExecuteFunctions,
	division: number,
	settings: CheckSettings,
): Promise<CheckLine[]> {
	const client = await createExactClient(context, division);
	const findings = await load(client, settings);
	// Read again: n8n may have renewed the token on the way.
	const { expiresAtMs } = tokenOf(await context.getCredentials(EXACT_CREDENTIAL));
	return [
		...linesOf(findings, settings, { division, baseUrl: client.baseUrl }),
		callsLine(client.callsLeft()),
		tokenLine(expiresAtMs, Date.now()),
	];
}

/** The checks that would have been made. */
function namesOf(settings: CheckSettings): CheckName[] {
	const { journals, glAccounts, vatCodes, webhooks } = settings;
	const asked: ReadonlyArray<readonly [CheckName, unknown]> = [
		['division', true],
		['country', true],
		['rights', true],
		['journals', journals],
		['glAccounts', glAccounts],
		['vatMapping', vatCodes],
		['period', true],
		['webhooks', webhooks],
		['callsLeft', true],
		['token', true],
	];
	return asked.filter(([, wanted]) => wanted !== undefined).map(([name]) => name);
}

function toItem(division: number, found: CheckLine): INodeExecutionData {
	const { check, status, code, message, hint, facts } = found;
	const json: IDataObject = { check, status, code, message, hint, facts, division };
	return { json, pairedItem: { item: 0 } };
}
