/** Why nothing, or nothing more, is done: one line for each thing that is wrong, with what to do. */
export class Refusal extends Error {
	readonly lines: readonly string[];

	constructor(...lines: readonly string[]) {
		super(lines.join('\n'));
		this.lines = lines;
	}
}
