import * as fc from 'fast-check';

import { answerMoment, clockAfter, forgetClocks } from '../../../nodes/exact/serverClock';
import type { ServerClock } from '../../../nodes/exact/serverClock';

const NOW = Date.UTC(2026, 10, 10, 9, 0, 0);
const second = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** Moments told of answers: Date header (epoch ms) and arrival by our clock. */
function momentsOf(answers: ReadonlyArray<readonly [dateMs: number, nowMs: number]>): number[] {
	const moments: number[] = [];
	let clock: ServerClock | undefined;
	for (const [dateMs, nowMs] of answers) {
		clock = clockAfter(clock, dateMs, nowMs);
		moments.push(clock.lastMs - NOW);
	}
	return moments;
}

describe('the moment of an answer', () => {
	it('is finer than the second that Exact Online tells', () => {
		expect(
			momentsOf([
				[NOW, NOW + 300],
				[NOW + 1000, NOW + 400],
				[NOW + 1000, NOW + 700],
				[NOW + 2000, NOW + 1500],
			]),
		).toEqual([0, 1000, 1300, 2100]);
	});

	it('is never the same twice, however fast they come', () => {
		expect(momentsOf([1, 2, 3].map(() => [NOW, NOW]))).toEqual([0, 1, 2]);
	});

	it('is not ahead of the second that was told when the answer was slow', () => {
		expect(
			momentsOf([
				[NOW, NOW],
				[NOW + 1000, NOW + 9_000],
				[NOW + 10_000, NOW + 10_010],
			]),
		).toEqual([0, 1000, 10_000]);
	});

	it('goes on by our clock when an answer tells none', () => {
		expect(
			momentsOf([
				[NOW + 5000, NOW],
				[NaN, NOW + 70],
			]),
		).toEqual([5000, 5070]);
		expect(momentsOf([[NaN, NOW]])).toEqual([0]);
	});

	it('goes back with a clock that was set back, and not with a server that is seconds behind', () => {
		expect(
			momentsOf([
				[NOW + 60_000, NOW],
				[NOW, NOW + 10],
			]),
		).toEqual([60_000, 60_001]);
		expect(
			momentsOf([
				[NOW + 61_000, NOW],
				[NOW, NOW + 10],
			]),
		).toEqual([61_000, 0]);
	});

	it('rises from answer to answer and never claims more than Exact’s clock, whatever the delays', () => {
		const answer = fc.record({
			pauseMs: fc.integer({ min: 0, max: 2500 }),
			delayMs: fc.integer({ min: 0, max: 3000 }),
		});
		fc.assert(
			fc.property(
				fc.integer({ min: -90_000, max: 90_000 }),
				fc.array(answer, { minLength: 2, maxLength: 20 }),
				(skewMs, answers) => {
					let serverMs = NOW;
					const told = answers.map(({ pauseMs, delayMs }) => {
						serverMs += pauseMs;
						const answeredMs = serverMs;
						serverMs += delayMs;
						return { answeredMs, arrivedMs: serverMs };
					});
					const moments = momentsOf(
						told.map(({ answeredMs, arrivedMs }) => [second(answeredMs), arrivedMs + skewMs]),
					).map((moment) => moment + NOW);
					told.forEach(({ answeredMs, arrivedMs }, index) => {
						expect(moments[index]).toBeGreaterThanOrEqual(second(answeredMs));
						expect(moments[index]).toBeLessThanOrEqual(arrivedMs + index);
						expect(moments[index]).toBeGreaterThan(moments[index - 1] ?? -Infinity);
					});
				},
			),
		);
	});

	it('is counted for each host by itself', () => {
		forgetClocks();
		expect(answerMoment('start.exactonline.be', NOW, NOW)).toBe(NOW);
		expect(answerMoment('start.exactonline.nl', NOW, NOW)).toBe(NOW);
		expect(answerMoment('start.exactonline.be', NOW, NOW)).toBe(NOW + 1);
	});
});
