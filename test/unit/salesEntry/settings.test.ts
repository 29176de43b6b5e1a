import { attachmentSettings } from '../../../nodes/ExactOnlineSalesEntry/settings';

const attachments = { pdfProperty: 'data', furtherProperties: ['ubl'] };

describe('the largest file that is sent', () => {
	it.each([
		['https://start.exactonline.be', 25],
		['https://start.exactonline.fr', 7],
	])('is by default what is usual on %s: %d MB', (baseUrl, megabytes) => {
		expect(attachmentSettings({ attachments }, baseUrl)).toEqual({
			...attachments,
			maxBytes: megabytes * 1_000_000,
		});
	});

	it('is what the user says, whatever the site', () => {
		const chosen = { ...attachments, maxBytes: 1_000_000 };
		expect(attachmentSettings({ attachments: chosen }, 'https://start.exactonline.fr')).toEqual(
			chosen,
		);
	});

	it('does not matter when no files are wanted', () => {
		expect(attachmentSettings({}, 'https://start.exactonline.be')).toBeUndefined();
	});
});
