// Attachments are kept on disk, so that a thousand large PDFs don't fill the memory.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Blobs = {
	/** Keeps bytes and returns their SHA-256 in hex, which is also their name. */
	put: (bytes: Buffer) => string;
	get: (sha256: string) => Buffer;
	close: () => void;
};

export function createBlobs(): Blobs {
	const folder = mkdtempSync(join(tmpdir(), 'exact-sandbox-'));
	return {
		put(bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			writeFileSync(join(folder, sha256), bytes);
			return sha256;
		},
		get: (sha256) => readFileSync(join(folder, sha256)),
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}
