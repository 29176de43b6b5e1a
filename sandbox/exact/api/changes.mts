// What a change through the API sets off beside the change: a row version, sync/Deleted, an event.
import { noteDeleted, touch } from '../payments/versions.mts';
import type { ChangeAction, Resource, Work } from '../resources/resource.mts';
import { entityOf } from '../schema.mts';
import type { Row } from '../store.mts';

/** Tells everybody who listens that a row of a resource was made, changed or taken away. */
export function announce(resource: Resource, row: Row, action: ChangeAction, work: Work): void {
	const { feed } = resource;
	if (!feed) return;
	if (feed.hasVersions) touch(row, work);
	const { key } = entityOf(resource.endpoint);
	if (action === 'Delete' && feed.deletedType !== undefined) {
		noteDeleted(row[key] ?? null, feed.deletedType, work);
	}
	// A line that comes or goes is a change of its entry.
	const isOwnKey = feed.keyField === key;
	work.emit(feed.topic, String(row[feed.keyField]), isOwnKey ? action : 'Update');
}
