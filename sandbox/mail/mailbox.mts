// A mail server on this machine that keeps what it receives, and a page to read it: what n8n mails is
// read as a person would read it, and nothing leaves the machine.
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SandboxEnv } from '../core/intercept.mts';
import { startServer } from '../core/server.mts';
import { readMail } from './mail.mts';
import type { Mail } from './mail.mts';
import { inboxPage } from './page.mts';

export type Mailbox = {
	/** The page with the mails; without a slash at the end. */
	readonly url: string;
	/** Where the mail server listens on 127.0.0.1; it wants no user and no encryption. */
	readonly smtpPort: number;
	/** The mails that came in, oldest first. */
	readonly mails: readonly Mail[];
	readonly close: () => Promise<void>;
};

export type MailboxOptions = {
	/** Of the page; 0 or absent: any free port. */
	readonly port?: number;
};

/** Starts a mailbox that takes every mail, to whomever it is. Rejects when the port is taken. */
export async function startMailbox({ port }: MailboxOptions = {}): Promise<Mailbox> {
	const mails: Mail[] = [];
	const app = new Hono<SandboxEnv>();
	app.get('/', (context) => context.html(inboxPage(mails)));
	const page = await startServer(app, { port });
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
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: page.url,
		smtpPort: (server.server.address() as AddressInfo).port,
		mails,
		close: async () => {
			await page.close();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
