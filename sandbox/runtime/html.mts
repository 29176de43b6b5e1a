// Just enough reading of HTML for the pages of n8n and of the simulators: no nesting, no scripts.

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as a reader sees it: entities resolved, surrounding white space gone. */
export function decodeHtml(text: string): string {
	return text
		.replace(
			/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
			(entity, hex?: string, decimal?: string, name: string = '') => {
				if (hex) return String.fromCodePoint(parseInt(hex, 16));
				if (decimal) return String.fromCodePoint(Number(decimal));
				return ENTITIES[name] ?? entity;
			},
		)
		.trim();
}

/** An attribute's value in one tag, or undefined where the tag has no such attribute. */
export function attribute(tag: string, name: string): string | undefined {
	const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
	return match ? decodeHtml(match[1] ?? match[2] ?? match[3]) : undefined;
}

/** All tags of one of the given kinds, in the order of the page. */
export function tags(html: string, ...kinds: string[]): string[] {
	return html.match(new RegExp(`<(?:${kinds.join('|')})\\b[^>]*>`, 'gi')) ?? [];
}

/** A page's text without its tags, styles and scripts: one line per block. */
export function textOf(html: string): string {
	return decodeHtml(
		html
			.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, '')
			.replace(/<[^>]+>/g, '\n')
			.replace(/[ \t]+/g, ' ')
			.replace(/\s*\n\s*/g, '\n'),
	);
}
