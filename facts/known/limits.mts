import type { Group } from '../fact.mts';
import { blockAnswer, blockLength, blockedAfterTen, figures, resets } from '../checks/limits.mts';

export const LIMITS: Group = {
	title: 'Limits',
	facts: [
		{
			id: 'calls',
			statement:
				'60 calls a minute and 5,000 a day for each app and division; 20,000 a day for a contract in all (Premium: 30,000); the figures changed over the years',
			sources: ['help page of Exact on API limits', 'docs.codat.io', 'picqer 264'],
			confidence: 'certain',
			nodes: 'reads the headers, assumes no figure',
			kind: 'reading',
			check: figures,
			otherwise: [{ minutelyLimit: 300 }, { dailyLimit: 50000 }],
		},
		{
			id: 'resets',
			statement: "Resets are epoch milliseconds of Exact's clock",
			sources: ['picqer 521, 609'],
			confidence: 'certain',
			nodes: 'waits until then plus a second, by the `Date` header',
			kind: 'reading',
			check: resets,
		},
		{
			id: 'bare-429',
			statement: 'A 429 carries the headers of one limit only, or none',
			sources: ['picqer 255, 646'],
			confidence: 'certain',
			nodes: 'absent is not zero; without headers it waits a minute and asks once more',
			kind: 'unasked',
			why: 'it would spend a minute’s calls and more',
		},
		{
			id: 'ten-refusals',
			statement:
				'Ten answers of 400, 401, 403 or 404 within an hour block an endpoint for an hour, longer when calls go on',
			sources: [
				'help page of Exact on API limits',
				'forums.invantive.com, topics 1040, 1336, 3507',
			],
			confidence: 'certain',
			nodes:
				'asks once what is refused for good; stops an endpoint at four ([why](decisions/refusals.md))',
			kind: 'reading',
			check: blockedAfterTen,
			price: 'blocks a list that the link does not use, for an hour',
			otherwise: [{ errorLimit: 20 }],
		},
		{
			id: 'block-answer',
			statement: 'A blocked call gets a 429 without headers, or a page of HTML with 403',
			sources: [
				'no source for the 429',
				'yusufkaracaburun/emeq-hub for the page, after bursts of DELETE',
			],
			confidence: 'guess',
			nodes:
				'after a refusal takes either for a block: sends nothing there for an hour, then twice as long',
			kind: 'reading',
			check: blockAnswer,
			price: 'blocks a list that the link does not use, for an hour',
			otherwise: [{ blockAnswer: 'webPage403' }],
		},
		{
			id: 'block-length',
			statement: 'A block ends after an hour without calls',
			sources: ['help page of Exact on API limits'],
			confidence: 'certain',
			nodes: 'sends nothing there for an hour',
			kind: 'reading',
			check: blockLength,
			price: 'blocks a list that the link does not use, and waits for an hour',
			otherwise: [{ blockMinutes: 120 }],
		},
		{
			id: 'side-by-side',
			statement: 'Requests side by side are queued in random order',
			sources: ['help page of Exact on OData'],
			confidence: 'certain',
			nodes: 'one at a time for each credential and division',
			kind: 'unasked',
			why: 'chance decides the order',
		},
	],
};
