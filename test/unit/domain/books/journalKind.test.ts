import { journalKind } from '../../../../nodes/domain/books/journalKind';

describe('the kind of a journal', () => {
	it.each([
		'Note de crédit',
		'Notes de crédits',
		"Note d'crédit",
		'Note credit',
		'Creditnota',
		'Kredit-nota',
		"Credit nota's",
		'Credit -notes',
		'Creditfactuur',
		'Credit-facturen',
		'Credit factuur',
		'Avoir clients',
		'Avoirs',
		'Gutschrift',
		'Gutschriften',
		'Ventes NC',
		'Ventes N.C',
		'Ventes N/C',
		'CN Liège',
	])('called %p is for credit notes', (name) => {
		expect(journalKind(20, name)).toBe('SALES_CREDIT');
	});

	it.each(['Ventes', 'Verkoop', 'Notes', 'Crédit', 'Avoirdupois', 'France', 'Concept'])(
		'called %p is for sales',
		(name) => {
			expect(journalKind(20, name)).toBe('SALES');
		},
	);

	it.each([
		[22, 'PURCHASE'],
		[23, 'PURCHASE'],
		[21, 'OTHER'],
		[12, 'OTHER'],
	])('of type %p is %s, whatever its name', (type, kind) => {
		expect(journalKind(type, 'Note de crédit')).toBe(kind);
	});
});
