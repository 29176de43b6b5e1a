/** Plays the story of an export, and ends it with a calm run. */
import { seededChoices } from '../../sandbox/planmanager/seed/random.mts';
import type { InvoiceView } from '../../sandbox/planmanager/store/invoices.mts';
import type { InvoiceContent } from '../../sandbox/planmanager/types.mts';
import { addAccount, deleteEntry, entriesOf, linkCustomer, resetInvoices } from './books.mts';
import { accountFor, corrected, withOtherAccount } from './garage.mts';
import type { Party } from './garage.mts';
import type { Run, Stage } from './stage.mts';
import type { Interlude, Story } from './story.mts';

/** What the judge has to know beside the story. */
export interface Played {
	/** Documents as they are to stand in the books, by id; changed by corrections. */
	readonly wanted: ReadonlyMap<string, InvoiceContent>;
	/** Ids of documents that were changed after they had been booked, and reset. */
	readonly changedLater: ReadonlySet<string>;
}

const LEASE_SECONDS = 600;
const LEASE_OVER_MS = 2 * LEASE_SECONDS * 1_000;
/** A calm run, one after a person answered what it asked, one after PDFs in doubt were asked for again. */
const CALM_RUNS = 3;
/** Reasons with which a document is booked and its PDF may not be attached. */
const IN_DOUBT = /^(PDF_|OUTCOME_UNKNOWN$)/;

interface Scene extends Played {
	readonly story: Story;
	readonly stage: Stage;
	readonly wanted: Map<string, InvoiceContent>;
	readonly changedLater: Set<string>;
}

/** Plays a story on a fresh stage. */
export async function playExport(story: Story, stage: Stage): Promise<Played> {
	const wanted = new Map(story.documents.map(({ content }) => [content.id, content]));
	const scene: Scene = { story, stage, wanted, changedLater: new Set() };
	for (const act of story.acts) {
		if (act.kind === 'attempt') {
			const runs = act.runs.map(({ place, sites }) => exportRun(place, act.limit, sites));
			await stage.run(runs, act);
		} else {
			await interlude(scene, act);
		}
	}
	await endInPeace(scene);
	return scene;
}

/** The nightly export. */
export function exportRun(place: number, limit = 100, sites = ''): Run {
	return {
		place,
		template: 'scheduled-export',
		trigger: 'Every night',
		settings: { sites },
		claim: { limit, leaseSeconds: LEASE_SECONDS },
	};
}

async function interlude(scene: Scene, { kind, share, seed }: Interlude): Promise<void> {
	const { stage, story } = scene;
	const random = seededChoices(seed);
	if (kind === 'wait') stage.wait(LEASE_OVER_MS);
	for (const { content, isFlawed } of story.documents) {
		if (!random.chance(share)) continue;
		if (kind === 'correct' && isFlawed) change(scene, content.id, corrected);
		if (kind === 'reset') await resetInvoices(stage.world, [content.id]);
		if (kind === 'deleteAndReset') await deleteAndReset(scene, content, random.chance(0.5));
		if (kind === 'editAndReset') await editAndReset(scene, content);
	}
}

/** The accountant deletes the entry; the garage moves a line on the occasion, or changes nothing. */
async function deleteAndReset(
	scene: Scene,
	{ id, number }: InvoiceContent,
	changes: boolean,
): Promise<void> {
	const { world } = scene.stage;
	const [entry, ...more] = entriesOf(world, number);
	if (entry === undefined || more.length > 0 || viewOf(scene, id).export.status !== 'EXPORTED')
		return;
	await deleteEntry(world, String(entry['EntryID']));
	if (changes) change(scene, id, withOtherAccount);
	await resetInvoices(world, [id]);
}

/** The garage changes what stands in the books: it is to be told so, and the entry left alone. */
async function editAndReset(scene: Scene, content: InvoiceContent): Promise<void> {
	const { stage, wanted, changedLater } = scene;
	const { id, number } = content;
	if (viewOf(scene, id).export.status !== 'EXPORTED') return;
	if (entriesOf(stage.world, number).length !== 1) return;
	stage.world.planManager.control.changeInvoice(id, withOtherAccount(wanted.get(id) ?? content));
	changedLater.add(id);
	await resetInvoices(stage.world, [id]);
}

function viewOf({ stage }: Scene, id: string): InvoiceView {
	const found = stage.world.planManager.control.invoices().find((view) => view.id === id);
	if (found === undefined) throw new Error(`No document ${id}`);
	return found;
}

/** The garage changes a document that does not stand in the books: that is what is to be booked. */
function change(
	{ stage, wanted, changedLater }: Scene,
	id: string,
	how: (content: InvoiceContent) => InvoiceContent,
): void {
	const content = wanted.get(id);
	if (content === undefined || changedLater.has(id)) return;
	const changed = how(content);
	wanted.set(id, changed);
	stage.world.planManager.control.changeInvoice(id, changed);
}

/** All faults over, all leases run out, every flaw corrected: what is left is exported. */
async function endInPeace(scene: Scene): Promise<void> {
	const { stage, story } = scene;
	for (const { content, isFlawed } of story.documents) {
		if (isFlawed) change(scene, content.id, corrected);
	}
	for (let run = 1; run <= CALM_RUNS; run += 1) {
		stage.calmDown();
		await stage.run([exportRun(0)]);
		const hasAnswered = await answer(scene);
		const inDoubt = stage.world.planManager.control.invoices().filter(isFileInDoubt);
		await resetInvoices(
			stage.world,
			inDoubt.map(({ id }) => id),
		);
		if (!hasAnswered && inDoubt.length === 0) return;
	}
}

/** The PDF may be missing, as its reasons say: the garage sets the document to be exported again. */
function isFileInDoubt({ export: { status, reasons } }: InvoiceView): boolean {
	return status === 'EXPORTED' && reasons.some(({ code }) => IN_DOUBT.test(code));
}

/**
 * Of a person and his company a run asks which is which. The accountant makes the account that is missing,
 * and the garage links the customer.
 */
async function answer(scene: Scene): Promise<boolean> {
	const { world } = scene.stage;
	const asking = new Set<Party>();
	for (const { content, party } of scene.story.documents) {
		const { status, reasons } = viewOf(scene, content.id).export;
		const asks = reasons.some(({ code }) => code === 'CUSTOMER_KIND_UNCLEAR');
		if (party.mayAsk && status === 'FAILED' && asks) asking.add(party);
	}
	for (const { account, customers } of asking) {
		const [customer] = customers;
		const accountId = account?.id ?? addAccount(world, accountFor(customer));
		await linkCustomer(world, customer.id, accountId);
	}
	return asking.size > 0;
}
