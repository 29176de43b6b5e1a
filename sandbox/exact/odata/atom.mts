// Without `Accept: application/json` Exact answers Atom. Small, but well-formed and true.
import type { Value } from '../store.mts';
import type { Envelope, WireRow, WireValue } from './wire.mts';

function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** The rows of an envelope as an Atom feed or entry. */
export function toAtom(envelope: Envelope): string {
	const { d } = envelope;
	if (Array.isArray(d)) return feed(d);
	if (Array.isArray(d['results'])) return feed(d['results']);
	return `${HEAD}${entry(d as WireRow)}`;
}

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const NAMESPACES =
	'xmlns="http://www.w3.org/2005/Atom" ' +
	'xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
	'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"';

function feed(rows: readonly WireRow[]): string {
	return `${HEAD}<feed ${NAMESPACES}>${rows.map(entry).join('')}</feed>`;
}

function entry(row: WireRow): string {
	const properties = Object.entries(row)
		.filter(([, value]) => isPlain(value))
		.map(([name, value]) => property(name, value as Value))
		.join('');
	return (
		`<entry ${NAMESPACES}><content type="application/xml">` +
		`<m:properties>${properties}</m:properties></content></entry>`
	);
}

function isPlain(value: WireValue): value is Value {
	return value === null || typeof value !== 'object';
}

function property(name: string, value: Value): string {
	if (value === null) return `<d:${name} m:null="true"/>`;
	return `<d:${name}>${escapeXml(String(value))}</d:${name}>`;
}

/** An error as it comes when JSON wasn't asked for. */
export function errorXml(text: string): string {
	return `${HEAD}<error><code></code><message>${escapeXml(text)}</message></error>`;
}
