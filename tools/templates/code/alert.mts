/** What the end of a run that nobody started needs: the alert says `message` when `count` is not 0. */
export interface Alert {
	readonly count: number;
	readonly message: string;
}
