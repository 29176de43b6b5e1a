import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const STYLE = `
:root { --ink: #1d2733; --soft: #5d6b7a; --line: #dfe5ec; --accent: #d6133c; --ground: #f4f6f9; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, 'Segoe UI', sans-serif; color: var(--ink); background: var(--ground); }
header { background: #fff; border-bottom: 3px solid var(--accent); padding: 14px 32px; display: flex; gap: 16px; align-items: baseline; }
header a { color: inherit; text-decoration: none; font-weight: 650; font-size: 18px; }
header span { color: var(--soft); }
main { max-width: 1120px; margin: 28px auto; padding: 0 24px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 28px 0 10px; }
.card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; }
.narrow { max-width: 520px; margin: 60px auto; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
th, td { padding: 9px 14px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: 12px; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); background: #fafbfd; }
tr:last-child td { border-bottom: 0; } tfoot td { font-weight: 650; background: #fafbfd; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.small, .soft { color: var(--soft); } .small { font-size: 13px; }
.keep { white-space: nowrap; }
a { color: #0b5cad; } td a { text-decoration: none; } td a:hover { text-decoration: underline; }
.badge { display: inline-block; white-space: nowrap; border-radius: 99px; padding: 1px 10px; font-size: 13px; background: #e8edf3; }
.badge.open { background: #fdeccd; color: #7a4b00; } .badge.processed { background: #d9f2e3; color: #0d5c33; }
.badge.credit { background: #f9dbe2; color: #8c0c2b; } .badge.blocked { background: #e8edf3; color: #5d6b7a; }
.count { font-weight: 650; font-size: 17px; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: 6px 18px; margin: 12px 0 0; }
dt { color: var(--soft); } dd { margin: 0; }
button { font: inherit; padding: 8px 22px; border-radius: 8px; border: 1px solid var(--line); background: #fff; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: #fff; }
.row { display: flex; gap: 18px; align-items: end; flex-wrap: wrap; } .row label { display: grid; font-size: 13px; color: var(--soft); }
input, select { font: inherit; padding: 6px 10px; border: 1px solid var(--line); border-radius: 8px; }
td form { margin: 0; } td button { padding: 1px 10px; font-size: 13px; } .problem { color: #8c0c2b; font-weight: 650; }
nav { margin-bottom: 14px; } .empty { padding: 26px; text-align: center; color: var(--soft); }
`;

/** A whole page; everything put into `body` by the html tag is escaped. */
export function layout(title: string, body: Html): Html {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title} – Exact Online sandbox</title>
				<style>
					${raw(STYLE)}
				</style>
			</head>
			<body>
				<header><a href="/">Exact Online</a><span>sandbox</span></header>
				<main>${body}</main>
			</body>
		</html>`;
}
