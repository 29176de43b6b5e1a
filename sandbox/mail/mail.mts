import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';

export type Mail = {
	readonly from: string;
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly received: Date;
};

/** Reads a message as it came in (RFC 5322). */
export async function readMail(stream: Readable): Promise<Mail> {
	const { from, to = [], subject = '', text = '' } = await PostalMime.parse(await buffer(stream));
	return {
		from: from?.address ?? '',
		to: to.map(({ address }) => address ?? ''),
		subject,
		text,
		received: new Date(),
	};
}
