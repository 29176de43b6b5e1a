// The last page: what was booked, what stood there already, and what needs a person, with reason and hint.
const texts = $('Texts').first().json;
const language = texts.languages[$('Choose a language').first().json.languageName];
const t = texts.pages[language];
const known = texts.reasons[language] ?? {};
const invoices = $('Get results').all().map((item) => item.json).filter((invoice) => invoice.id);

const escape = (value) => String(value ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const money = (value) => Number(value).toLocaleString(`${language}-BE`, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const outcome = (name) => invoices.filter((invoice) => invoice.export.outcome === name);
const reasonsOf = (invoice) => invoice.export.reasons ?? [];
const isBooked = (invoice) => invoice.export.status === 'EXPORTED';
const attention = invoices.filter((invoice) => !isBooked(invoice) || reasonsOf(invoice).some((reason) => reason.severity === 'blocking'));
const remarks = invoices.filter((invoice) => !attention.includes(invoice) && reasonsOf(invoice).length > 0);

const reasonText = (reason) => {
	const text = known[reason.code];
	if (!text) return `<b>${escape(reason.message)}</b>`;
	const facts = Object.entries(reason.facts ?? {}).filter(([name]) => t.facts[name]);
	return `<b>${escape(text.title)}</b>` + facts.map(([name, value]) => `<br><small>${t.facts[name]}: ${escape(value)}</small>`).join('');
};
const hintText = (reason) => escape(known[reason.code]?.hint ?? reason.hint);
const row = (invoice) => {
	const reasons = reasonsOf(invoice);
	return `<tr><td>${escape(invoice.number ?? '–')}</td><td>${escape(invoice.customer.name)}</td><td class="n">${escape(money(invoice.totals.gross))}</td>` +
		`<td>${reasons.map(reasonText).join('<hr>')}</td><td>${reasons.map(hintText).join('<hr>')}</td></tr>`;
};
const table = (rows) => `<table><tr><th>${t.number}</th><th>${t.customer}</th><th class="n">${t.total}</th><th>${t.reason}</th><th>${t.whatToDo}</th></tr>${rows.map(row).join('')}</table>`;
const tile = (count, label, kind) => `<div class="tile ${kind}"><b>${count}</b><span>${label}</span></div>`;

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;color:#1f2933;background:#f5f7fa}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}h2::first-letter{text-transform:uppercase}.tiles{display:flex;gap:1rem;flex-wrap:wrap}
.tile{background:#fff;border-radius:8px;padding:1rem 1.5rem;border-left:6px solid #9aa5b1;min-width:9rem}.tile b{font-size:2rem;display:block;line-height:1.2}
.ok{border-color:#2f9e44}.same{border-color:#1c7ed6}.look{border-color:#e8590c}
table{border-collapse:collapse;width:100%;background:#fff;border-radius:8px;overflow:hidden}th,td{text-align:left;vertical-align:top;padding:.6rem .8rem;border-bottom:1px solid #e4e7eb}
th{background:#e4e7eb;font-size:.85rem}.n{text-align:right;white-space:nowrap}small{color:#616e7c}hr{border:0;border-top:1px solid #e4e7eb}`;

const body = invoices.length === 0
	? `<p>${t.nothing}</p>`
	: `<div class="tiles">${tile(outcome('created').length, t.created, 'ok')}${tile(outcome('adopted').length, t.adopted, 'same')}${tile(attention.length, t.attention, 'look')}</div>` +
		(attention.length > 0 ? `<h2>${t.attention}</h2>${table(attention)}` : '') +
		(remarks.length > 0 ? `<h2>${t.remarks}</h2>${table(remarks)}` : '');

const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${t.done}</title><style>${style}</style></head><body><h1>${t.done}</h1>${body}</body></html>`;
return [{ json: { html } }];
