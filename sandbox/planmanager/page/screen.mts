/** The accounting screen: tabs, filters, list. Everything from a document is escaped by `html`. */
import { html, raw } from 'hono/html';
import { GARAGE } from '../seed/garage.mts';
import type { ExportStatus } from '../types.mts';
import { invoiceRows } from './invoiceRows.mts';
import type { Markup, ScreenData } from './screenData.mts';
import { SCRIPT } from './script.mts';
import { addressWith } from './screenQuery.mts';
import type { ScreenQuery } from './screenQuery.mts';
import { STYLES } from './styles.mts';
import { textsFor } from './texts.mts';
import type { Texts } from './texts.mts';

const STATUSES: readonly ExportStatus[] = ['NOT_EXPORTED', 'CLAIMED', 'EXPORTED', 'FAILED'];
const LIVE_TAB = 4;

/** The whole page. */
export function screen(data: ScreenData): Markup {
	const { query } = data;
	const texts = textsFor(query.language);
	const shown = data.invoices.filter(
		(invoice) => query.status === undefined || invoice.export.status === query.status,
	);
	return html`<!doctype html>
		<html lang="${query.language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<title>${texts.title} – PlanManager</title>
				<style>
					${raw(STYLES)}
				</style>
			</head>
			<body>
				<header><strong>PlanManager</strong><span>${GARAGE.name}</span>${languages(query)}</header>
				<div class="tabs">${texts.tabs.map((tab, index) => tabOf(tab, index === LIVE_TAB))}</div>
				<main>
					${data.notice ?? ''} ${filterPanel(data, texts)} ${counts(data, texts)}
					<form method="post" action="/reset?${query.params.toString()}" id="list">
						${shown.length === 0
							? html`<div class="empty">${texts.nothing}</div>`
							: invoiceRows(data, shown, texts)}
					</form>
				</main>
				<script>
					${raw(SCRIPT)};
				</script>
			</body>
		</html>`;
}

function languages(query: ScreenQuery): Markup {
	const links = (['fr', 'nl', 'en'] as const).map((language) => {
		const current = language === query.language ? raw(' aria-current="true"') : '';
		const address = addressWith(query, 'lang', language);
		return html`<a href="${address}" ${current}>${language.toUpperCase()}</a>`;
	});
	return html`<nav>${links}</nav>`;
}

function tabOf(tab: string, live: boolean): Markup {
	return live ? html`<span aria-current="page">${tab}</span>` : html`<span>${tab}</span>`;
}

function filterPanel(data: ScreenData, texts: Texts): Markup {
	const { query } = data;
	const value = (name: string): string => query.params.get(name) ?? '';
	return html`<form method="get" class="panel">
		<input type="hidden" name="asked" value="1" />
		<input type="hidden" name="lang" value="${query.language}" />
		<div class="fields">
			<label for="site">${texts.site}</label>
			${select('site', texts.allSites, data.sites, value('site'))}
			<label for="period">${texts.period}</label>
			<input type="month" id="period" name="period" value="${value('period')}" />
			${range(texts.date, 'date', 'date', texts, value)}
			${range(texts.number, 'number', 'text', texts, value)}
			<label for="category">${texts.category}</label>
			${select('category', texts.allCategories, data.categories, value('category'))}
			<label for="status">${texts.status}</label>
			${select('status', texts.allStatuses, statusOptions(texts), value('status'))}
		</div>
		${journalTicks(data, texts)}
		<div class="buttons">
			<button>${texts.show}</button>
			<a class="button plain" href="/?lang=${query.language}">${texts.clear}</a>
			<span class="gap"></span>
			<button type="button" class="plain" disabled title="${texts.inN8n}">
				${texts.exportButton}
			</button>
			<button type="button" class="plain" disabled title="${texts.inN8n}">
				${texts.syncButton}
			</button>
			<button type="submit" form="list" formmethod="post" class="plain">
				${texts.resetButton}
			</button>
		</div>
	</form>`;
}

function statusOptions(texts: Texts): readonly { code: string; name: string }[] {
	return STATUSES.map((status) => ({ code: status, name: texts.statuses[status] }));
}

function select(
	name: string,
	none: string,
	options: readonly { readonly code: string; readonly name: string }[],
	chosen: string,
): Markup {
	return html`<select id="${name}" name="${name}">
		<option value="">${none}</option>
		${options.map(
			(option) =>
				html`<option value="${option.code}" ${option.code === chosen ? raw('selected') : ''}>
					${option.name}
				</option>`,
		)}
	</select>`;
}

function range(
	label: string,
	name: string,
	type: 'date' | 'text',
	texts: Texts,
	value: (name: string) => string,
): Markup {
	const input = (end: 'From' | 'To', text: string): Markup => {
		const field = `${name}${end}`;
		const named = `${label} ${text}`;
		return html`<span>${text}</span
			><input type="${type}" name="${field}" value="${value(field)}" aria-label="${named}" />`;
	};
	return html`<span>${label}</span>
		<div class="range">${input('From', texts.from)}${input('To', texts.to)}</div>`;
}

function journalTicks(data: ScreenData, texts: Texts): Markup {
	const chosen = data.query.journals;
	const every = chosen.includes('*');
	const tick = (on: boolean): Markup | string => (on ? raw('checked') : '');
	return html`<fieldset>
		<legend>${texts.journals}</legend>
		<label class="every"
			><input type="checkbox" name="journal" value="*" ${tick(every)} />${texts.selectAll}</label
		>
		<div class="ticks">
			${data.journals.map(
				(journal) =>
					html`<label
						><input
							type="checkbox"
							name="journal"
							value="${journal.code}"
							${tick(every || chosen.includes(journal.code))}
						/><span><span class="code">${journal.code}</span> ${journal.name}</span></label
					>`,
			)}
		</div>
	</fieldset>`;
}

function counts(data: ScreenData, texts: Texts): Markup {
	const { query, invoices } = data;
	const chips = STATUSES.map((status) => {
		const count = invoices.filter((invoice) => invoice.export.status === status).length;
		const current = query.status === status;
		const address = addressWith(query, 'status', current ? '' : status);
		return html`<a href="${address}" ${current ? raw('aria-current="true"') : ''}
			><span class="chip ${status}">${texts.statuses[status]} · ${count}</span></a
		>`;
	});
	return html`<div class="counts"><b>${invoices.length} ${texts.documents}</b>${chips}</div>`;
}
