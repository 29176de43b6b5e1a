// A mail server on this machine that keeps what it receives, so that tests can read what a person gets.
import { SMTPServer } from 'smtp-server';
import { freePorts } from '../../../sandbox/runtime/freePorts.mts';

export type Mailbox = {
	port: number;
	/** The mails as they came in, headers and text. */
	mails: string[];
	close(): Promise<void>;
};

/** Starts a mailbox that takes every mail without asking who it is from. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, _session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				mails.push(Buffer.concat(parts).toString('utf8'));
				done();
			});
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
