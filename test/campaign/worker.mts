/** A process that plays n8n: runs templates as it is told, and may be killed at any moment. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { hurry } from '../engine/support/hurry.mts';
import type { Credentials, Order, Report } from './messages.mts';
import { runTemplate } from './templateRun.mts';

hurry(1_000);

const waiting = new Map<number, (credentials: Credentials) => void>();
let questions = 0;

function tell(report: Report): void {
	process.send?.(report);
}

async function ask(question: (id: number) => Report): Promise<Credentials> {
	const id = ++questions;
	return await new Promise((resolve) => {
		waiting.set(id, resolve);
		tell(question(id));
	});
}

const store = {
	read: async () => await ask((id) => ({ kind: 'readCredentials', id })),
	writeExact: async (exact: ICredentialDataDecryptedObject) => {
		await ask((id) => ({ kind: 'writeCredentials', id, exact }));
	},
};

process.on('message', (order: Order) => {
	if (order.kind === 'credentials') {
		waiting.get(order.id)?.(order.credentials);
		waiting.delete(order.id);
		return;
	}
	const { id, errand } = order;
	void runTemplate(errand, store)
		.catch((error: unknown) => ({ staticData: errand.staticData, message: String(error) }))
		.then((ran) => tell({ kind: 'ran', id, ran }));
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });
