// From what was filled in to the filters of PlanManager. A label is turned back into its code.
const t = $('Form fields').first().json.texts;
const form = $('Choose what to export').first().json;
const codes = (name, labels) =>
	$(name).all().map((item) => item.json).filter((item) => labels.includes(`${item.code} - ${item.name}`)).map((item) => item.code);

const ticked = form.journals ?? [];
const journals = ticked.includes(t.selectAll) ? '*' : codes('Get journals', ticked).join(',');
const period = form.period === t.allPeriods ? '' : form.period || '';
const hasDates = !!form.dateFrom || !!form.dateTo;

let problem = '';
if (period && hasDates) problem = t.periodOrDates;
else if (journals === '') problem = t.noJournal;

return [{
	json: {
		problem,
		texts: t,
		journals,
		sites: codes('Get sites', [form.site]).join(','),
		category: codes('Get categories', [form.category]).join(','),
		period,
		dateFrom: form.dateFrom || '',
		dateTo: form.dateTo || '',
		numberFrom: form.numberFrom || '',
		numberTo: form.numberTo || '',
		includePdf: form.includePdf !== t.no,
	},
}];
