// The fields of the form, in the language that was chosen, with the choices that PlanManager has today.
const texts = $('Texts').first().json;
const t = texts.pages[texts.languages[$('Choose a language').first().json.languageName]];
const items = (name) => $(name).all().map((item) => item.json).filter((item) => item.code);
const label = (item) => `${item.code} - ${item.name}`;
const options = (labels) => ({ values: labels.map((option) => ({ option })) });

// The months of the last year, newest first.
const months = Array.from({ length: 12 }, (_, back) => $now.startOf('month').minus({ months: back }).toFormat('yyyy-MM'));

const fields = [
	{ fieldName: 'site', fieldLabel: t.site, fieldType: 'dropdown', defaultValue: t.allSites, fieldOptions: options([t.allSites, ...items('Get sites').map(label)]) },
	{ fieldName: 'period', fieldLabel: t.period, fieldType: 'dropdown', defaultValue: t.allPeriods, fieldOptions: options([t.allPeriods, ...months]) },
	{ fieldName: 'dateFrom', fieldLabel: t.dateFrom, fieldType: 'date' },
	{ fieldName: 'dateTo', fieldLabel: t.dateTo, fieldType: 'date' },
	{ fieldName: 'numberFrom', fieldLabel: t.numberFrom, fieldType: 'text' },
	{ fieldName: 'numberTo', fieldLabel: t.numberTo, fieldType: 'text' },
	{ fieldName: 'includePdf', fieldLabel: t.includePdf, fieldType: 'dropdown', defaultValue: t.yes, fieldOptions: options([t.yes, t.no]) },
	{ fieldName: 'category', fieldLabel: t.category, fieldType: 'dropdown', defaultValue: t.allCategories, fieldOptions: options([t.allCategories, ...items('Get categories').map(label)]) },
	{ fieldName: 'journals', fieldLabel: t.journals, fieldType: 'checkbox', requiredField: true, fieldOptions: options([t.selectAll, ...items('Get journals').map(label)]) },
];
return [{ json: { fields, texts: t } }];
