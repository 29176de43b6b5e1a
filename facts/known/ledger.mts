import type { Group } from '../fact.mts';
import {
	debit,
	differenceInBankEntry,
	differencesGo,
	discountBooked,
	received,
	typeOfDifference,
} from '../checks/ledger.mts';

export const LEDGER: Group = {
	title: '',
	intro: 'The ledger:',
	facts: [
		{
			id: 'debit',
			statement:
				'Debit is positive in `TransactionLines`; a receipt on a customer is negative there',
			sources: ['iwebdevnl', 'JNPDrops/jnp-matching'],
			confidence: 'certain',
			nodes: 'takes what settles an invoice from the lines on receivables accounts only',
			kind: 'reading',
			check: debit,
		},
		{
			id: 'received',
			statement:
				'Money received is positive on its bank line, and the line of the bank account carries customer and reference as well',
			sources: ['JNPDrops/jnp-matching'],
			confidence: 'certain',
			nodes: 'goes by the ledger',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand',
			needs: 'cashier',
			check: received,
			otherwise: [{ bankLineSign: 'ledger' }],
		},
		{
			id: 'offset',
			statement:
				"`OffsetID` on a sales line leads to what it was matched with; on a bank line only to the bank account's line",
			sources: ['iwebdevnl'],
			confidence: 'likely',
			nodes:
				'follows it from the sales line when nothing else tells, and takes only a line that fits',
			kind: 'unasked',
			why: 'what was matched with what would have to be known',
		},
		{
			id: 'difference-in-bank-entry',
			statement:
				'A difference accepted while matching is two more lines of the bank entry, one on the customer’s account and one on that of differences, and both name the invoice',
			sources: ['JNPDrops/jnp-matching'],
			confidence: 'likely',
			nodes:
				'a line of a bank entry is money unless the line that cancels it stands on an account that holds none',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand with a euro less',
			needs: 'cashier',
			check: differenceInBankEntry,
			otherwise: [{ discountBooking: 'ownEntry' }],
		},
		{
			id: 'type-of-difference',
			statement: 'Those lines are of type 40, as their entry; else 83',
			sources: ['no source'],
			confidence: 'guess',
			nodes: 'either way',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand with a euro less',
			needs: 'cashier',
			check: typeOfDifference,
			otherwise: [{ besideType: 83 }],
		},
		{
			id: 'discount-booking',
			statement:
				'A settlement discount is booked so too; else as an own entry of type 83 with `PaymentDiscountAmount`, or as a share of the bank line',
			sources: ['no source'],
			confidence: 'guess',
			nodes: 'recognises all three',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand with a discount',
			needs: 'cashier',
			check: discountBooked,
			otherwise: [{ discountBooking: 'ownEntry' }, { discountBooking: 'bankLine' }],
		},
		{
			id: 'differences-go',
			statement: 'Differences that Exact books for a match go when the match is undone',
			sources: ['JNPDrops/jnp-matching reads that their sum is zero again'],
			confidence: 'likely',
			nodes: 'reads the whole state each time',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand with a euro less, and undone',
			needs: 'cashier',
			check: differencesGo,
		},
		{
			id: 'matched-entries',
			statement:
				'Matched entries can’t be deleted through the API, nor change their customer or lines; others take a PUT',
			sources: [
				'JNPDrops/jnp-matching changes the customer of open ones',
				'of matched ones no source',
			],
			confidence: 'guess',
			nodes: 'does neither',
			kind: 'unasked',
			why: 'it would have to be tried on a matched entry that then stays',
		},
	],
};
