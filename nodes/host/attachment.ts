/**
 * Reads the files of an item. PDFs are looked at and sent one at a time, so that a batch of a thousand
 * costs the memory of one.
 */
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { attachedName, untakenName } from '../domain/invoice/fileName';
import { reason } from '../domain/reasons/reasons';
import { megabytes } from '../domain/reasons/wording';
import type { Reason } from '../domain/reasons/reasons';

/** A file of an item that may be attached: what the user sees of it, and where to read it. */
export interface AttachmentFile {
	readonly property: string;
	readonly fileName: string;
	readonly bytes: number;
	/** True for the PDF of the document itself, false for further files of whatever type. */
	readonly isPdf: boolean;
}

export interface FileCheck {
	readonly files: readonly AttachmentFile[];
	readonly reasons: readonly Reason[];
}

export interface AttachmentSettings {
	/** Binary property that holds the document's PDF. */
	readonly pdfProperty: string;
	/** Binary properties of further files, e.g. a UBL. */
	readonly furtherProperties: readonly string[];
	readonly maxBytes: number;
}

const PDF_ENDING = '.pdf';
const PDF_MARK = '%PDF-';

/** Readers accept some bytes before the mark, so its place is not checked to the byte. */
const PDF_MARK_WITHIN_BYTES = 1024;

/** Which files of an item can be attached, and what is wrong with the others. Sends nothing. */
export async function checkFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: AttachmentSettings,
	number: string,
): Promise<FileCheck> {
	const files: AttachmentFile[] = [];
	const reasons: Reason[] = [];
	const { json, binary = {} } = context.getInputData()[itemIndex];
	const keep = (found: AttachmentFile | Reason): void => {
		if ('code' in found) reasons.push(found);
		else files.push(found);
	};

	const pdf = binary[settings.pdfProperty];
	if (pdf === undefined) {
		reasons.push(reason('PDF_MISSING', { invoice: number, cause: saidInstead(json) }));
	} else {
		const fileName = attachedName(pdf.fileName, `${number}.pdf`, PDF_ENDING);
		keep(await checkPdf(context, pdf, fileName, settings, number));
	}
	for (const property of settings.furtherProperties) {
		const file = binary[property];
		if (file === undefined) continue;
		const taken = files.map((one) => one.fileName);
		const fileName = untakenName(attachedName(file.fileName, property), taken);
		keep(await checkFurther(context, file, { property, fileName }, settings.maxBytes, number));
	}
	return { files, reasons };
}

/** What the source answered in place of the PDF, where it was asked for one: `pdfMessage` of the item. */
function saidInstead({ pdfMessage }: IDataObject): string | undefined {
	return typeof pdfMessage === 'string' && pdfMessage !== '' ? pdfMessage : undefined;
}

/** The content of a file. Undefined when n8n no longer holds it, e.g. because it was pruned meanwhile. */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	file: AttachmentFile,
): Promise<Buffer | undefined> {
	try {
		return await context.helpers.getBinaryDataBuffer(itemIndex, file.property);
	} catch {
		return undefined;
	}
}

async function checkPdf(
	context: IExecuteFunctions,
	pdf: IBinaryData,
	fileName: string,
	settings: AttachmentSettings,
	invoice: string,
): Promise<AttachmentFile | Reason> {
	const { maxBytes, pdfProperty } = settings;
	const bytes = await sizeOf(context, pdf);
	if (bytes === undefined) return reason('PDF_MISSING', { invoice });
	if (bytes > maxBytes) return reason('PDF_TOO_LARGE', { invoice, fileName, bytes, maxBytes });
	const start = await readStart(context, pdf);
	if (start === undefined) return reason('PDF_MISSING', { invoice });
	if (!start.includes(PDF_MARK)) return reason('PDF_INVALID', { invoice, fileName });
	return { property: pdfProperty, fileName, bytes, isPdf: true };
}

/** The first bytes of a file, without reading the rest of it. Undefined when n8n no longer holds it. */
async function readStart(
	context: IExecuteFunctions,
	file: IBinaryData,
): Promise<string | undefined> {
	if (file.id === undefined) return startOf(Buffer.from(file.data, 'base64'));
	try {
		const stream = await context.helpers.getBinaryStream(file.id, PDF_MARK_WITHIN_BYTES);
		for await (const part of stream) return startOf(part as Buffer);
		return '';
	} catch {
		return undefined;
	}
}

function startOf(content: Buffer): string {
	return content.subarray(0, PDF_MARK_WITHIN_BYTES).toString('latin1');
}

async function checkFurther(
	context: IExecuteFunctions,
	file: IBinaryData,
	{ property, fileName }: Pick<AttachmentFile, 'property' | 'fileName'>,
	maxBytes: number,
	invoice: string,
): Promise<AttachmentFile | Reason> {
	const bytes = await sizeOf(context, file);
	if (bytes === undefined) return notAttached(invoice, fileName, 'n8n no longer holds it');
	if (bytes <= maxBytes) return { property, fileName, bytes, isPdf: false };
	const cause = `it takes ${megabytes(bytes)}, more than the ${megabytes(maxBytes)} that are sent`;
	return notAttached(invoice, fileName, cause);
}

/** Why a further file is not attached. */
export function notAttached(invoice: string, fileName: string, cause: string): Reason {
	return reason('FILE_NOT_ATTACHED', { invoice, fileName, cause });
}

/**
 * `fileSize` of the item is display text; the bytes come from where n8n keeps the file. Undefined when
 * it is no longer there.
 */
async function sizeOf(context: IExecuteFunctions, file: IBinaryData): Promise<number | undefined> {
	if (file.bytes !== undefined) return file.bytes;
	try {
		if (file.id === undefined) return Buffer.byteLength(file.data, 'base64');
		return (await context.helpers.getBinaryMetadata(file.id)).fileSize;
	} catch {
		return undefined;
	}
}
