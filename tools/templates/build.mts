/**
 * Writes workflows/*.json from the sources in this folder: `node tools/templates/build.mts`.
 * With `--check` it writes nothing and fails when a file is not what its source says, or has none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alert } from './alert/template.mts';
import type { Template } from './canvas/template.mts';
import { workflowFile } from './canvas/workflowFile.mts';
import { check } from './check/template.mts';
import { exportForm } from './export/form.mts';
import { exportScheduled } from './export/scheduled.mts';
import { glAccounts } from './glAccounts/template.mts';
import { journals } from './journals/template.mts';
import { paymentPage } from './paymentPage/template.mts';
import { paymentSweep } from './payments/sweep.mts';
import { payments } from './payments/webhook.mts';
import { reconciliation } from './reconciliation/template.mts';
import { vatCodes } from './vatCodes/template.mts';

const FOLDER = join(import.meta.dirname, '../../workflows');

const TEMPLATES: Readonly<Record<string, () => Template>> = {
	'alert-when-a-run-fails.json': alert,
	'check-the-connection.json': check,
	'compare-with-exact-online.json': reconciliation,
	'export-customers-and-invoices.json': exportForm,
	'import-and-synchronise-ledger-accounts.json': glAccounts,
	'import-journals.json': journals,
	'map-vat-codes.json': vatCodes,
	'payment-sweep.json': paymentSweep,
	'payments-to-planmanager.json': payments,
	'scheduled-export.json': exportScheduled,
	'show-payments-of-an-invoice.json': paymentPage,
};

/** Files that are not what their sources say, with what they should hold. */
async function staleFiles(): Promise<Array<readonly [string, string]>> {
	const files = Object.entries(TEMPLATES).map(
		async ([name, template]) => [name, await workflowFile(template())] as const,
	);
	return (await Promise.all(files)).filter(([name, json]) => readIfThere(name) !== json);
}

function filesWithoutSource(): string[] {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !(name in TEMPLATES));
}

function readIfThere(name: string): string {
	try {
		return readFileSync(join(FOLDER, name), 'utf8');
	} catch {
		return '';
	}
}

const stale = await staleFiles();
if (process.argv.includes('--check')) {
	const wrong = [
		...stale.map(([name]) => `${name} is not up to date`),
		...filesWithoutSource().map((name) => `${name} has no source`),
	];
	if (wrong.length > 0) {
		console.error(wrong.join('\n'));
		process.exitCode = 1;
	}
} else {
	for (const [name, json] of stale) writeFileSync(join(FOLDER, name), json);
	console.log(`${Object.keys(TEMPLATES).length} templates, ${stale.length} written`);
}
