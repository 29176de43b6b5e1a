// Field names, types and flags of the entities that are served. The JSON beside this file was
// reduced from public metadata copies of Exact's reference pages (Pi-Systems/exact-online,
// snapshot of 2025-07; picqer/exact-php-client, 2025-12).
import bankEntries from './schema/bankEntries.json' with { type: 'json' };
import cashflow from './schema/cashflow.json' with { type: 'json' };
import crm from './schema/crm.json' with { type: 'json' };
import documents from './schema/documents.json' with { type: 'json' };
import type { Entity, Field } from './schema/entity.mts';
import financial from './schema/financial.json' with { type: 'json' };
import generalJournalEntries from './schema/generalJournalEntries.json' with { type: 'json' };
import paymentTerms from './schema/paymentTerms.json' with { type: 'json' };
import receivables from './schema/receivables.json' with { type: 'json' };
import salesentry from './schema/salesentry.json' with { type: 'json' };
import sync from './schema/sync.json' with { type: 'json' };
import system from './schema/system.json' with { type: 'json' };
import transactionLines from './schema/transactionLines.json' with { type: 'json' };
import { variants } from './schema/variants.mts';
import vat from './schema/vat.json' with { type: 'json' };
import webhooks from './schema/webhooks.json' with { type: 'json' };

const FILES: Readonly<Record<string, Entity>> = {
	...bankEntries,
	...cashflow,
	...crm,
	...documents,
	...financial,
	...generalJournalEntries,
	...paymentTerms,
	...receivables,
	...salesentry,
	...sync,
	...system,
	...transactionLines,
	...vat,
	...webhooks,
};

export const ENTITIES: Readonly<Record<string, Entity>> = { ...FILES, ...variants(FILES) };

/** A feed by row version: $top and $orderby do nothing there (picqer/exact-php-client issue 587). */
export function isSync(endpoint: string): boolean {
	return endpoint.startsWith('sync/');
}

/** The entity of an endpoint like "crm/Accounts". Throws when the simulator doesn't serve it. */
export function entityOf(endpoint: string): Entity {
	const entity = ENTITIES[endpoint];
	if (!entity) throw new Error(`Not served: ${endpoint}`);
	return entity;
}

export function fieldOf(entity: Entity, name: string): Field | undefined {
	return entity.fields.find((field) => field.name === name);
}

/** Navigation to a list of lines, which is deferred unless expanded. */
export function isCollection(field: Field): boolean {
	return field.type.startsWith('Collection');
}
