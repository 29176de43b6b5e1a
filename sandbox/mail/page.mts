import { html, raw } from 'hono/html';
import type { Mail } from './mail.mts';

type Html = ReturnType<typeof html>;

/** Often enough to see a mail come in, seldom enough to read one in peace. */
const REFRESH_SECONDS = 30;

const STYLE = `
body { margin: 0; font: 15px/1.5 system-ui, 'Segoe UI', sans-serif; color: #1d2733; background: #f4f6f9; }
header { background: #fff; border-bottom: 3px solid #2f6fde; padding: 14px 32px; }
header b { font-size: 18px; } header span, .soft { color: #5d6b7a; }
main { max-width: 860px; margin: 28px auto; padding: 0 24px; }
article { background: #fff; border: 1px solid #dfe5ec; border-radius: 10px; padding: 18px 24px; margin-bottom: 18px; }
h2 { font-size: 17px; margin: 0 0 2px; } p { margin: 0; font-size: 13px; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 14px 0 0; }
.empty { padding: 26px; text-align: center; }
`;

/** All mails on one page, the newest first; what they say is escaped, their links can be followed. */
export function inboxPage(mails: readonly Mail[]): Html {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta http-equiv="refresh" content="${REFRESH_SECONDS}" />
				<title>Mail (${mails.length}) – sandbox</title>
				<style>
					${raw(STYLE)}
				</style>
			</head>
			<body>
				<header><b>Mail</b> <span>everything that n8n sends here, the newest first</span></header>
				<main>
					${mails.length === 0
						? html`<div class="empty soft">No mail yet.</div>`
						: mails.toReversed().map(mailPart)}
				</main>
			</body>
		</html>`;
}

function mailPart({ from, to, subject, text, received }: Mail): Html {
	return html`<article>
		<h2>${subject}</h2>
		<p class="soft">${from} → ${to.join(', ')} · ${received.toLocaleString('en-GB')}</p>
		<pre>
${text
				.trim()
				.split(/(https?:\/\/\S+)/)
				.map(linked)}</pre
		>
	</article>`;
}

/** Splitting at addresses puts them at the odd places. */
function linked(part: string, index: number): Html | string {
	return index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part;
}
