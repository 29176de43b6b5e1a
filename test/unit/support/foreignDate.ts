/** A Date as an expression of n8n may make it, in a world of its own: no instance of the Date that is known here. */
export function foreignDate(iso: string): unknown {
	const prototype: object = Object.create(
		Object.prototype,
		Object.getOwnPropertyDescriptors(Date.prototype),
	) as object;
	return Object.setPrototypeOf(new Date(iso), prototype);
}
