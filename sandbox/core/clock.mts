// A simulator never reads the machine's clock directly: a test that wants "ten minutes later"
// or "next month" moves this one instead of waiting.

export type Clock = {
	/** Milliseconds since the epoch, on the simulator's clock. */
	now: () => number;
	/** Moves the clock; `ms` may be negative. Returns the new time. */
	advance: (ms: number) => number;
	/** Jumps to a moment (milliseconds since the epoch); the clock runs on from there. */
	set: (ms: number) => number;
	/** Back to where the clock started. */
	reset: () => void;
	/** Calls `listener` whenever the clock was moved; real time passing is no move. */
	onMove: (listener: () => void) => void;
};

/** A clock that runs in real time plus an offset. `start` (ms) is where it begins; default now. */
export function createClock(start?: number): Clock {
	const startOffset = start === undefined ? 0 : start - Date.now();
	let offset = startOffset;
	const now = () => Date.now() + offset;
	const listeners: Array<() => void> = [];
	const moved = () => {
		for (const listener of listeners) listener();
		return now();
	};
	return {
		now,
		advance(ms) {
			offset += ms;
			return moved();
		},
		set(ms) {
			offset = ms - Date.now();
			return moved();
		},
		reset() {
			offset = startOffset;
			moved();
		},
		onMove: (listener) => void listeners.push(listener),
	};
}
