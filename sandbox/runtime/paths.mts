import { join } from 'node:path';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** The folder in which the pinned n8n is installed. */
export const N8N_HOME = join(ROOT, 'sandbox', 'n8n');

/** Everything that a run leaves behind; git ignores it. */
export const WORK_FOLDER = join(ROOT, '.sandbox');
