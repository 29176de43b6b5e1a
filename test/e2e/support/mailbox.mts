// A mail server on this machine that keeps what it receives, so that tests can read what a person gets.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePorts } from '../../../sandbox/runtime/freePorts.mts';

export type Mail = { to: string[]; subject: string; text: string };

export type Mailbox = {
	port: number;
	/** The mails that came in, oldest first. */
	mails: Mail[];
	close: () => Promise<void>;
};

/** Starts a mailbox that takes every mail without asking who it is from. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, _session, done) {
			readMail(stream).then((mail) => {
				mails.push(mail);
				done();
			}, done);
		},
	});
	const [port] = await freePorts(1);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		port,
		mails,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

async function readMail(stream: Readable): Promise<Mail> {
	const { to = [], subject = '', text = '' } = await PostalMime.parse(await buffer(stream));
	return { to: to.map(({ address }) => address ?? ''), subject, text };
}
