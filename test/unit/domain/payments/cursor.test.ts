import {
	feedStart,
	isFurther,
	nextMemory,
	repeatedSince,
	versionBefore,
	withAgain,
} from '../../../../nodes/domain/payments/cursor';
import type { FeedMemory } from '../../../../nodes/domain/payments/cursor';

const HOUR_MS = 3_600_000;
const at = (hours: number, repeatHours = 24) => ({ nowMs: hours * HOUR_MS, repeatHours });
const read = (cursor: number, from = 1, moveDate = '') => ({
	from: String(from),
	cursor: String(cursor),
	moveDate,
	isWhole: true,
	isSilent: false,
});

describe('the place in the feed of payment terms', () => {
	it('is the beginning when nothing was read before', () => {
		expect(feedStart(undefined, '', at(0), '1')).toEqual({ after: '1', isAnew: true });
	});

	it('goes on from the last row version', () => {
		const memory = nextMemory(undefined, read(90), at(0, 0));
		expect(feedStart(memory, '', at(1, 0), '1')).toEqual({ after: '90', isAnew: false });
	});

	it('never goes back, also for versions beyond what a number holds', () => {
		const first = nextMemory(undefined, { ...read(1), cursor: '9007199254740993' }, at(0, 0));
		const second = nextMemory(first, { ...read(1), cursor: '9007199254740992' }, at(1, 0));
		expect(second.cursor).toBe('9007199254740993');
	});

	it('starts again after the division moved', () => {
		const memory = nextMemory(undefined, read(90), at(0));
		expect(feedStart(memory, '/Date(1)/', at(1), '1')).toEqual({ after: '1', isAnew: true });
		const moved = nextMemory(memory, read(50, 1, '/Date(1)/'), at(1));
		expect(moved).toMatchObject({ cursor: '50', moveDate: '/Date(1)/' });
		expect(feedStart(moved, '/Date(1)/', at(2, 0), '1').after).toBe('50');
	});

	it('lies so many hours back as are to be repeated', () => {
		let memory: FeedMemory | undefined;
		for (let hour = 0; hour <= 100; hour += 1) {
			memory = nextMemory(memory, read(1000 + hour), at(hour));
		}
		// What had been read when the run of hour 76 began.
		expect(feedStart(memory, '', at(100), '1').after).toBe('1075');
		expect(memory?.trail).toHaveLength(25);
		expect(memory?.trail[0]).toEqual([76 * HOUR_MS, '1075']);
	});

	it('repeats of a first reading only what changed within the hours', () => {
		const changes = [
			{ version: '9007199254740993', modified: '2026-03-08' },
			{ version: '9007199254740995', modified: '2026-03-09' },
			{ version: '9007199254740997', modified: '2026-03-08' },
		];
		expect(versionBefore(changes, '2026-03-09', '1')).toBe('9007199254740993');
		expect(versionBefore(changes, '2026-03-10', '1')).toBe('9007199254740997');
		expect(versionBefore(changes, '2026-03-08', '1')).toBe('1');
		expect(versionBefore([], '2026-03-08', '42')).toBe('42');
	});

	it('depends on no order in which the changes come', () => {
		const late = { version: '95', modified: '2026-03-09' };
		const early = ['90', '93', '91'].map((version) => ({ version, modified: '2026-03-01' }));
		const later = { version: '97', modified: '2026-03-10' };
		expect(versionBefore([later, ...early, late], '2026-03-09', '1')).toBe('93');
		const between = { version: '96', modified: '2026-03-01' };
		expect(versionBefore([later, between, late, ...early], '2026-03-09', '1')).toBe('93');
	});

	it('counts a change without a date as one within the hours', () => {
		const changes = [
			{ version: '90', modified: '2026-03-01' },
			{ version: '91', modified: undefined },
			{ version: '92', modified: '2026-03-01' },
		];
		expect(versionBefore(changes, '2026-03-09', '1')).toBe('90');
	});

	it('knows on which day the hours begin', () => {
		const nowMs = Date.parse('2026-03-10T09:00:00Z');
		expect(repeatedSince({ nowMs, repeatHours: 24 })).toBe('2026-03-09');
		expect(repeatedSince({ nowMs, repeatHours: 0 })).toBe('2026-03-10');
	});

	it('repeats everything while the first run is not that long ago', () => {
		const first = nextMemory(undefined, read(90), at(0));
		const second = nextMemory(first, read(120), at(2));
		expect(feedStart(second, '', at(3), '1').after).toBe('1');
		expect(feedStart(second, '', at(25), '1').after).toBe('1');
		expect(feedStart(second, '', at(27), '1')).toEqual({ after: '90', isAnew: false });
	});

	it('goes on after a reading that was not whole, whatever is to be repeated', () => {
		const first = nextMemory(undefined, { ...read(90), isWhole: false }, at(0));
		expect(feedStart(first, '', at(0.5), '1').after).toBe('90');
		const second = nextMemory(first, { ...read(180, 90), isWhole: false }, at(0.5));
		expect(feedStart(second, '', at(1), '1').after).toBe('180');
		const last = nextMemory(second, read(200, 180), at(1));
		expect(feedStart(last, '', at(1.5), '1').after).toBe('180');
	});

	it('remembers of an unfinished reading where it stopped, and whether it returned anything', () => {
		const unfinished = { ...read(90), isWhole: false };
		const shared = { cursor: '90', moveDate: '', trail: [[HOUR_MS, '90']] };
		expect(nextMemory(undefined, unfinished, at(1))).toEqual({ ...shared, isSilent: false });
		expect(nextMemory(undefined, { ...unfinished, isSilent: true }, at(1))).toEqual({
			...shared,
			isSilent: true,
		});
		expect(nextMemory(undefined, unfinished, at(1, 0)).trail).toEqual([]);
	});

	it('repeats nothing of a first reading that was to return nothing', () => {
		const silent = nextMemory(undefined, { ...read(90), isSilent: true }, at(1));
		expect(silent).toEqual({ cursor: '90', moveDate: '', trail: [[HOUR_MS, '90']] });
		expect(feedStart(silent, '', at(2), '1').after).toBe('90');
	});

	it('forgets its trail when nothing is to be repeated any more', () => {
		const first = nextMemory(undefined, read(90), at(0));
		expect(nextMemory(first, read(120), at(1, 0))).toEqual({
			cursor: '120',
			moveDate: '',
			trail: [],
		});
	});

	it('keeps a point for each half hour of a day, however often it runs', () => {
		let memory = nextMemory(undefined, read(90), at(500_000));
		memory = nextMemory(memory, read(91), at(500_000.25));
		expect(memory.trail).toHaveLength(1);
		memory = nextMemory(memory, read(92), at(500_000.5));
		expect(memory.trail).toEqual([
			[500_000 * HOUR_MS, '1'],
			[500_000.5 * HOUR_MS, '91'],
		]);
	});

	it('takes the memory that has read further, of one database only', () => {
		const memory = (cursor: string, moveDate = ''): FeedMemory => ({ cursor, moveDate, trail: [] });
		expect(isFurther(memory('90'), undefined)).toBe(true);
		expect(isFurther(memory('9007199254740993'), memory('9007199254740992'))).toBe(true);
		expect(isFurther(memory('90'), memory('90'))).toBe(false);
		expect(isFurther(memory('91', '/Date(1)/'), memory('90'))).toBe(false);
	});

	it('outlives an answer whose clock was far ahead', () => {
		let memory = nextMemory(undefined, read(90), at(0));
		memory = nextMemory(memory, read(91), at(10_000));
		for (let hour = 1; hour <= 60; hour += 1) {
			memory = nextMemory(memory, read(100 + hour), at(hour));
		}
		expect(feedStart(memory, '', at(60), '1').after).toBe('135');
	});

	it('keeps the invoices whose terms did not add up, as many as ten calls read', () => {
		const memory = nextMemory(undefined, read(90), at(0));
		const key = (number: number) => ({
			entryId: `entry-${number}`,
			invoiceNumber: number,
			lineId: `line-${number}`,
		});
		expect(withAgain(memory, [])).toEqual(memory);
		expect(withAgain(memory, [{ ...key(1), number: 'F1' } as never]).again).toEqual([key(1)]);
		const many = Array.from({ length: 500 }, (_, index) => key(index));
		expect(withAgain(memory, many).again).toEqual(many.slice(0, 400));
		expect(nextMemory(withAgain(memory, [key(1)]), read(91), at(1)).again).toBeUndefined();
	});

	it('starts to keep its trail when repeating is switched on later', () => {
		const silent = nextMemory(undefined, read(90), at(0, 0));
		expect(silent.trail).toEqual([]);
		expect(feedStart(silent, '', at(1), '1').after).toBe('90');
		const kept = nextMemory(silent, read(120), at(1));
		expect(feedStart(kept, '', at(2), '1').after).toBe('90');
	});
});
