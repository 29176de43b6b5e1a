import { html } from 'hono/html';
import { layout } from '../pages/layout.mts';
import type { Html } from '../pages/layout.mts';

/** Asks the user to let the app in; its form carries the request's parameters along. */
export function consentPage(query: URLSearchParams): Html {
	const hidden = [...query].map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
	);
	const host = new URL(query.get('redirect_uri') ?? '').host;
	return layout(
		'Allow access',
		html`<section class="card narrow">
			<h1>Allow access?</h1>
			<p>
				The app <strong>Exact Online link</strong> (${host}) asks to read and write in the name of
				<strong>Sophie Meuse</strong>:
			</p>
			<ul>
				<li>customers</li>
				<li>ledger accounts, journals, VAT codes and sales entries</li>
				<li>documents and their attachments</li>
			</ul>
			<form method="post" action="/api/oauth2/auth">
				${hidden}
				<button class="primary" name="decision" value="allow">Allow</button>
				<button name="decision" value="deny">Deny</button>
			</form>
			<p class="small">This is a sandbox: no real administration is touched.</p>
		</section>`,
	);
}

/** A page that says why nothing can be asked. */
export function messagePage(text: string): Html {
	return layout('Not possible', html`<section class="card narrow"><p>${text}</p></section>`);
}
