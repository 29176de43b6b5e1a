/**
 * One page as a body shop prints it. The bytes are the same in every run: the creation date is
 * the document's, and nothing else in the file depends on time or machine.
 */
import PDFDocument from 'pdfkit';
import { printedReference } from '../seed/belgium.mts';
import { GARAGE } from '../seed/garage.mts';
import type { Customer, InvoiceContent } from '../types.mts';

const LEFT = 50;
const RIGHT = 545;
const WIDTH = RIGHT - LEFT;
const INK = '#1f2a37';
const ACCENT = '#0b5c7a';
const RULE = '#c9d3dc';
const MOST_LINES = 26;
const LONGEST_TEXT = 70;
const FIXED_DATE = new Date('2026-01-01T08:00:00Z');
const COLUMNS = { quantity: 330, price: 385, vat: 454, net: 475 } as const;

/** Draws a document. Text outside the fonts comes out as blanks, long text is cut. */
export async function drawInvoice(content: InvoiceContent, customer: Customer): Promise<Buffer> {
	const title = `${titleOf(content)} ${content.number ?? ''}`;
	const { pdf, done } = newPage(title, creationDate(content.date));
	drawHead(pdf, content);
	drawCustomer(pdf, content, customer);
	const afterLines = drawLines(pdf, content);
	drawTotals(pdf, content, afterLines + 14);
	drawFoot(pdf, content);
	pdf.end();
	return await done;
}

type Pdf = InstanceType<typeof PDFDocument>;

let sample: Promise<Buffer> | undefined;

/** A page with a few words, drawn once. */
export async function samplePage(): Promise<Buffer> {
	sample ??= drawSample();
	return await sample;
}

async function drawSample(): Promise<Buffer> {
	const { pdf, done } = newPage('Document', FIXED_DATE);
	pdf.fontSize(14).text(`${GARAGE.name}: document pour mesures`);
	pdf.end();
	return await done;
}

function newPage(title: string, date: Date): { pdf: Pdf; done: Promise<Buffer> } {
	const pdf = new PDFDocument({
		size: 'A4',
		margin: LEFT,
		info: {
			Title: title,
			Author: GARAGE.name,
			Producer: 'PlanManager',
			Creator: 'PlanManager',
			CreationDate: date,
		},
	});
	const chunks: Buffer[] = [];
	const done = new Promise<Buffer>((resolve, reject) => {
		pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
		pdf.on('end', () => resolve(Buffer.concat(chunks)));
		pdf.on('error', reject);
	});
	return { pdf, done };
}

function titleOf(content: InvoiceContent): string {
	return content.documentType === 'CREDIT_NOTE' ? 'NOTE DE CRÉDIT' : 'FACTURE';
}

function drawHead(pdf: Pdf, content: InvoiceContent): void {
	pdf.roundedRect(LEFT, 45, 46, 46, 8).fill(ACCENT);
	pdf
		.fillColor('#ffffff')
		.font('Helvetica-Bold')
		.fontSize(22)
		.text('CM', LEFT + 6, 58);
	pdf
		.fillColor(INK)
		.fontSize(15)
		.text(GARAGE.name, LEFT + 58, 46);
	pdf.font('Helvetica').fontSize(8.5);
	pdf.text(`${GARAGE.street}, ${GARAGE.postcode} ${GARAGE.city}`, LEFT + 58, 66);
	pdf.text(`TVA ${GARAGE.vatNumber}  ·  ${GARAGE.phone}  ·  ${GARAGE.email}`, LEFT + 58, 79);
	pdf.font('Helvetica-Bold').fontSize(20).fillColor(ACCENT);
	pdf.text(titleOf(content), LEFT, 125);
	pdf.font('Helvetica').fontSize(9.5).fillColor(INK);
	const rows = [
		['Numéro', content.number ?? '—'],
		['Date', content.date],
		['Échéance', content.dueDate ?? '—'],
		['Dossier', content.dossier ?? '—'],
		['Site', content.site],
		...(content.originalInvoiceNumber === undefined
			? []
			: [['Sur facture', content.originalInvoiceNumber]]),
	];
	rows.forEach(([label = '', value = ''], index) => {
		pdf.fillColor('#64748b').text(label, LEFT, 158 + index * 14);
		pdf.fillColor(INK).text(clipped(value, 40), LEFT + 75, 158 + index * 14);
	});
}

function drawCustomer(pdf: Pdf, content: InvoiceContent, customer: Customer): void {
	pdf.roundedRect(310, 120, 235, 100, 6).lineWidth(0.8).stroke(RULE);
	pdf.fillColor(INK).font('Helvetica-Bold').fontSize(10.5);
	pdf.text(clipped(customer.name, 60), 322, 132, { width: 210, height: 26, ellipsis: true });
	pdf.font('Helvetica').fontSize(9.5);
	const { address } = customer;
	const lines = [
		address?.line1 ?? '',
		`${address?.postcode ?? ''} ${address?.city ?? ''}`,
		customer.vatNumber === undefined ? '' : `TVA ${customer.vatNumber}`,
	];
	lines.forEach((text, index) => pdf.text(clipped(text, 44), 322, 164 + index * 14));
}

/** Returns the height below the last line. */
function drawLines(pdf: Pdf, content: InvoiceContent): number {
	let top = 250;
	pdf.rect(LEFT, top - 5, WIDTH, 18).fill('#eef3f6');
	pdf.fillColor(INK).font('Helvetica-Bold').fontSize(8.5);
	row(pdf, top, ['Description', 'Qté', 'Prix unitaire', 'TVA', 'Net']);
	pdf.font('Helvetica');
	for (const line of content.lines.slice(0, MOST_LINES)) {
		top += 16;
		row(pdf, top, [line.description, line.quantity, line.unitPrice, line.vatCode ?? '', line.net]);
	}
	const more = content.lines.length - MOST_LINES;
	if (more > 0) {
		top += 16;
		row(pdf, top, [`… et ${more} lignes`, '', '', '', '']);
	}
	pdf
		.moveTo(LEFT, top + 15)
		.lineTo(RIGHT, top + 15)
		.lineWidth(0.8)
		.stroke(RULE);
	return top + 15;
}

function row(
	pdf: Pdf,
	top: number,
	texts: readonly [string, string, string, string, string],
): void {
	const [description, quantity, price, vatCode, net] = texts;
	pdf.text(clipped(description, LONGEST_TEXT), LEFT + 6, top, { width: 270, lineBreak: false });
	right(pdf, quantity, COLUMNS.quantity, top, 45);
	right(pdf, price, COLUMNS.price, top, 58);
	pdf.text(vatCode, COLUMNS.vat, top, { width: 40, lineBreak: false });
	right(pdf, net, COLUMNS.net, top, 64);
}

function drawTotals(pdf: Pdf, content: InvoiceContent, top: number): void {
	pdf
		.fontSize(8.5)
		.fillColor('#64748b')
		.text('Code TVA', LEFT + 6, top);
	pdf.text('Taux', LEFT + 70, top);
	right(pdf, 'Base', LEFT + 105, top, 70);
	right(pdf, 'TVA', LEFT + 185, top, 60);
	pdf.fillColor(INK);
	content.vatTotals.forEach((total, index) => {
		const height = top + 14 + index * 13;
		pdf.text(total.vatCode, LEFT + 6, height);
		pdf.text(`${total.rate} %`, LEFT + 70, height);
		right(pdf, total.base, LEFT + 105, height, 70);
		right(pdf, total.vat, LEFT + 185, height, 60);
	});
	const rows = [
		['Total net', content.totals.net],
		['TVA', content.totals.vat],
		[`Total ${content.currency}`, content.totals.gross],
	];
	rows.forEach(([label = '', value = ''], index) => {
		const isTotal = index === rows.length - 1;
		pdf.font(isTotal ? 'Helvetica-Bold' : 'Helvetica').fontSize(isTotal ? 11.5 : 9.5);
		pdf.fillColor(isTotal ? ACCENT : INK).text(label, 370, top + index * 17);
		right(pdf, value, COLUMNS.net - 20, top + index * 17, 84);
	});
}

function drawFoot(pdf: Pdf, content: InvoiceContent): void {
	pdf.moveTo(LEFT, 735).lineTo(RIGHT, 735).lineWidth(0.8).stroke(RULE);
	pdf.font('Helvetica').fontSize(9).fillColor(INK);
	if (content.documentType === 'CREDIT_NOTE') {
		pdf.text('Ce montant vient en déduction de votre compte.', LEFT, 744);
	} else {
		const reference =
			content.paymentReference === undefined ? '—' : printedReference(content.paymentReference);
		pdf.text(`À payer sur ${GARAGE.iban} au plus tard le ${content.dueDate ?? '—'}`, LEFT, 744);
		pdf.font('Helvetica-Bold').text(`Communication structurée ${reference}`, LEFT, 758);
	}
}

function right(pdf: Pdf, text: string, left: number, top: number, width: number): void {
	pdf.text(clipped(text, 18), left, top, { width, align: 'right', lineBreak: false });
}

/** The standard fonts know Latin only; the rest would come out as noise. */
function clipped(text: string, length: number): string {
	const printable = text.replace(
		/[^\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2013\u2014\u2018\u2019\u2026]+/g,
		' ',
	);
	return printable.length <= length ? printable : `${printable.slice(0, length - 1)}…`;
}

function creationDate(date: string): Date {
	const parsed = new Date(`${date.slice(0, 10)}T08:00:00Z`);
	return Number.isNaN(parsed.getTime()) ? FIXED_DATE : parsed;
}
