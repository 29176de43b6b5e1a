// What the demo prints when everything runs: what has been done, where to look, what to try.
import { OWNER } from '../runtime/n8n/session.mts';
import type { Comparison } from './compare.mts';
import { FORM_PATH } from './exportForm.mts';
import { PAGE_PATH } from './payments.mts';
import { COMPARE_PATH } from './reconciliation.mts';
import type { ReconciliationFigures } from './reconciliation.mts';
import type { SetupComparison } from './setupFigures.mts';
import { CHECK_PATH, GL_ACCOUNTS_PATH, JOURNALS_PATH, VAT_CODES_PATH } from './setupForms.mts';
import { PAGE_USER } from './world.mts';
import type { World } from './world.mts';

export type Done = {
	setup: SetupComparison;
	figures: Comparison;
	/** Number of the invoice that is paid. */
	paid: string;
	compared: ReconciliationFigures;
};

/** Addresses, names and passwords of a demo, with the figures of what it has done. */
export function welcome(world: World, { setup, figures, paid, compared }: Done): string {
	const { journals, glAccounts } = setup;
	const { n8n, exact, planManager, mailbox } = world;
	const user = `(${PAGE_USER.user} / ${PAGE_USER.password})`;
	const form = (path: string): string => `${n8n.baseUrl}/form/${path}   ${user}`;
	return `
Done: ${journals.new} journals and ${glAccounts.imported} ledger accounts are imported from Exact Online, ${glAccounts.linked} accounts linked.
${figures.booked} documents of Liège are booked in Exact Online, ${figures.documents} with a PDF; ${figures.needsAttention} need attention, and a mail says why.
Invoice ${paid} is paid there, and PlanManager knows.
Compared with each other, ${compared.inOrder} documents are the same in both programs. ${compared.planted} differences are planted, ${compared.differences} others were found: open Compare.

The documents of Namur are left for you: open Export. Receive a payment on the page of an entry in
Exact Online, and it appears in PlanManager.

  Export         ${form(FORM_PATH)}
  Journals       ${form(JOURNALS_PATH)}
  Accounts       ${form(GL_ACCOUNTS_PATH)}
  VAT codes      ${form(VAT_CODES_PATH)}
  Check          ${form(CHECK_PATH)}
  Compare        ${form(COMPARE_PATH)}
  Payments       ${n8n.baseUrl}/${PAGE_PATH}?invoice=${paid}   ${user}

  n8n            ${n8n.baseUrl}   with all eleven templates   (${OWNER.email} / ${OWNER.password})
  PlanManager    ${planManager.url}   the Comptabilité screen, with the reasons
  Exact Online   ${exact.url}   the sales journals, with entries and PDFs
  Mail           ${mailbox.url}   the alerts that n8n sends

Stop with Ctrl+C.`;
}
