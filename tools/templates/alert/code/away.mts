// Whether anything was said to be away that no run has missed for a while. Without it nothing is asked.
import type { CodeNode, Item } from '../../code/n8n.mts';
import { mayBeOver } from './outage.mts';
import type { Memory } from './outage.mts';

export function run({
	$now,
	$getWorkflowStaticData,
}: CodeNode<unknown, unknown, Memory>): Array<Item<{ readonly away: number }>> {
	const { outages = {} } = $getWorkflowStaticData('global');
	const away = Object.values(outages).filter((one) => mayBeOver(one, $now.toMillis())).length;
	return away === 0 ? [] : [{ json: { away } }];
}
