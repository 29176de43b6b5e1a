/**
 * Writes workflows/*.json from the sources in this folder: `node tools/templates/build.mts`.
 * With `--check` it writes nothing and fails when a file is not what its source says.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alert } from './alert.mts';
import { check } from './check.mts';
import { exportForm } from './exportForm.mts';
import { exportScheduled } from './exportScheduled.mts';
import { glAccounts } from './glAccounts.mts';
import { journals } from './journals.mts';
import { paymentPage } from './paymentPage.mts';
import { payments } from './payments.mts';
import { paymentSweep } from './paymentSweep.mts';
import { toJson } from './template.mts';
import { vatCodes } from './vatCodes.mts';

const FOLDER = join(import.meta.dirname, '../../workflows');

/** File name and content of every template. */
export function templates(): Record<string, string> {
	return {
		'export-customers-and-invoices.json': toJson(exportForm()),
		'check-the-connection.json': toJson(check()),
		'import-and-synchronise-ledger-accounts.json': toJson(glAccounts()),
		'import-journals.json': toJson(journals()),
		'map-vat-codes.json': toJson(vatCodes()),
		'payment-sweep.json': toJson(paymentSweep()),
		'payments-to-planmanager.json': toJson(payments()),
		'scheduled-export.json': toJson(exportScheduled()),
		'show-payments-of-an-invoice.json': toJson(paymentPage()),
		'alert-when-a-run-fails.json': toJson(alert()),
	};
}

function readIfThere(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

if (import.meta.filename === process.argv[1]) {
	const files = Object.entries(templates());
	const stale = files.filter(([name, json]) => readIfThere(join(FOLDER, name)) !== json);
	if (process.argv.includes('--check')) {
		if (stale.length > 0) {
			console.error(`Not up to date: ${stale.map(([name]) => name).join(', ')}`);
			process.exitCode = 1;
		}
	} else {
		for (const [name, json] of stale) writeFileSync(join(FOLDER, name), json);
		console.log(`${files.length} templates, ${stale.length} written`);
	}
}
