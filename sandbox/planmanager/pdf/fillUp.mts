/**
 * Fills a PDF up to a size with a comment before its end mark: the cross references stand before
 * it and stay right. Bytes that look random, so that compression on the way doesn't shrink them.
 */

const BLOCK_BYTES = 65_536;
const LOWEST_PRINTABLE = 33;
const PRINTABLE_CHARACTERS = 90;
const BLOCK = fillerBlock();

/** The file with about `bytes` bytes; `mark` stands in the comment, so that no two are alike. */
export function fillUp(drawn: Buffer, mark: string, bytes: number): Buffer {
	const missing = bytes - drawn.length;
	const opening = Buffer.from(`% ${mark} `, 'latin1');
	if (missing <= opening.length) return drawn;
	const filler = Buffer.alloc(missing, BLOCK);
	opening.copy(filler);
	filler.write('\n', missing - 1, 'latin1');
	const end = drawn.lastIndexOf('startxref');
	return Buffer.concat([drawn.subarray(0, end), filler, drawn.subarray(end)]);
}

/** No line ends in it, and the same in every run. */
function fillerBlock(): Buffer {
	const block = Buffer.alloc(BLOCK_BYTES);
	let state = 1;
	for (let index = 0; index < block.length; index += 1) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		block[index] = LOWEST_PRINTABLE + ((state >>> 16) % PRINTABLE_CHARACTERS);
	}
	return block;
}
