/** The names under which files are attached in Exact Online. */
import { cleanLine, shorten } from '../values/text';

/** No length is published; names that people and programs give stay below it. */
const MAX_LENGTH = 100;

/**
 * A file's name on one line, without the path some programs leave in it, at most 100 characters with
 * its ending kept. `otherwise` is the name of a file that has none. With `ending` (such as ".pdf") the
 * name gets it when it lacks it, because Exact Online tells the type of a file by the ending and
 * refuses names without (Zenvoices help page on attachments).
 */
export function attachedName(
	given: string | undefined,
	otherwise: string,
	ending: string = '',
): string {
	const base = cleanLine(given ?? '').replace(/.*[/\\]/, '');
	const name = base.trim() || otherwise;
	const named = name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`;
	const kept = /\.[a-z0-9]{1,5}$/i.exec(named)?.[0] ?? '';
	const stem = named.slice(0, named.length - kept.length);
	return `${shorten(stem, MAX_LENGTH - kept.length)}${kept}`;
}

/** The name itself, or with " (2)" and so on before its ending when it is among `taken` already. */
export function untakenName(name: string, taken: readonly string[]): string {
	const dot = name.lastIndexOf('.');
	const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let candidate = name;
	for (let count = 2; taken.includes(candidate); count += 1) {
		candidate = `${stem} (${count})${ending}`;
	}
	return candidate;
}
