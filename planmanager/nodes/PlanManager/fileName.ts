import { textOf } from './data';

/**
 * Name for a PDF: the one wished for, else the one in the Content-Disposition header, else made from
 * `fallback` (the invoice number or id). Without folders, control characters and characters that
 * Windows refuses in names, since users save these files.
 */
export function fileNameOf(wished: string, disposition: unknown, fallback: string): string {
	const name = [wished, nameInHeader(textOf(disposition)), fallback].map(safeName).find(Boolean);
	const base = name ?? 'invoice';
	return /\.pdf$/i.test(base) ? base : `${base}.pdf`;
}

/** RFC 6266: `filename*` (percent-encoded, any alphabet) goes before the plain `filename`. */
function nameInHeader(disposition: string): string {
	const encoded = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
	const decoded = encoded === undefined ? undefined : decoded8(encoded);
	if (decoded !== undefined) return decoded;
	const plain = /filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(disposition);
	return (plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? '').trim();
}

function decoded8(encoded: string): string | undefined {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return undefined;
	}
}

function safeName(name: string): string {
	const last = name.split(/[/\\]/).pop() ?? '';
	// eslint's no-control-regex is why the class is written with \p{Cc}.
	return last
		.replace(/[\p{Cc}<>:"|?*]/gu, '')
		.replace(/^\.+/, '')
		.trim()
		.slice(-120);
}
