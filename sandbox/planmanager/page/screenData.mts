/** What the accounting screen shows, as its parts get it. */
import type { html } from 'hono/html';
import type { InvoiceView } from '../store/invoices.mts';
import type { PaymentState } from '../store/payments.mts';
import type { Category, Journal, Site } from '../types.mts';
import type { ScreenQuery } from './screenQuery.mts';

export type Markup = ReturnType<typeof html>;

export type ScreenData = {
	readonly query: ScreenQuery;
	readonly sites: readonly Site[];
	readonly categories: readonly Category[];
	readonly journals: readonly Journal[];
	/** Every document that meets the filters, whatever its status. */
	readonly invoices: readonly InvoiceView[];
	/** Absent where the installation doesn't show transactions. */
	readonly paymentsOf: ((id: string) => PaymentState) | undefined;
	readonly notice: Markup | undefined;
};
