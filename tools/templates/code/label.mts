/** How a choice reads on a page. */

/** Spaces are evened out on the way there and back, for a browser does so too. */
export function evenSpaces(text: string | null | undefined): string {
	return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The label of a site, a category or a journal. */
export function choiceLabel({ code, name }: { code: string; name: string }): string {
	return evenSpaces(`${code} - ${name}`);
}
