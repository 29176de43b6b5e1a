/** What is exported at most, whoever asks: set in the node **Settings** of both export templates. */

/** Nothing is held back in a template that nobody has set yet. */
export const SELECTION = { sites: '', startDate: '' };

export const ABOUT_SELECTION =
	'`sites` narrows everything to some sites of PlanManager (codes, separated by commas). `startDate` (YYYY-MM-DD) is the first day whose invoices go to Exact Online; what is older is never exported.';
