// What a trial asks the person. The secret is typed unseen and kept nowhere.
import { confirm, input, password, select } from '@inquirer/prompts';
import { textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { codeIn, consentAddress } from '../client/connection.mts';
import type { App } from '../client/connection.mts';

const COUNTRIES: Record<string, string> = {
	Belgium: 'be',
	Netherlands: 'nl',
	France: 'fr',
	Germany: 'de',
	Spain: 'es',
	'United Kingdom': 'co.uk',
	'Other (.com)': 'com',
};

/** `site` = another address than that of a country. */
export async function askApp(site?: string): Promise<App> {
	const address =
		site ??
		(await select({
			message: 'Country of the administration',
			choices: Object.entries(COUNTRIES).map(([name, ending]) => ({
				name,
				value: `https://start.exactonline.${ending}`,
			})),
		}));
	return {
		site: address,
		clientId: await ask('Client ID of the app'),
		clientSecret: await password({ message: 'Client secret (not shown, not kept)' }),
		redirectUri: await ask('Redirect URI, as it is registered for the app'),
	};
}

async function ask(message: string): Promise<string> {
	return (await input({ message, required: true })).trim();
}

/** Leads through the consent in a browser. Answers the code. */
export async function askConsent(app: App): Promise<string> {
	console.log('\nOpen this address in a browser, sign in, tick the administration and allow:\n');
	console.log(`  ${consentAddress(app)}\n`);
	console.log('The browser then goes to the redirect URI. What that page shows does not matter.');
	const pasted = await input({
		message: 'Paste the address that the browser shows now, within three minutes',
		validate: (text) => isAddressWithCode(text) || 'That address holds no code=…',
	});
	return codeIn(pasted);
}

function isAddressWithCode(text: string): boolean {
	try {
		return codeIn(text) !== '';
	} catch {
		return false;
	}
}

export async function chooseDivision(divisions: readonly Row[]): Promise<Row> {
	return await select({
		message: 'Administration',
		choices: divisions.map((row) => ({
			name: `${textOf(row, 'Description')} (${textOf(row, 'Code')})`,
			value: row,
		})),
	});
}

export async function chooseJournal(journals: readonly Row[]): Promise<string> {
	return await select({
		message: 'Sales journal to write in',
		choices: journals.map((row) => ({
			name: `${textOf(row, 'Code')} ${textOf(row, 'Description')}`,
			value: textOf(row, 'Code'),
		})),
	});
}

/** Whether the person typed the name in full. */
export async function typedInFull(name: string): Promise<boolean> {
	const typed = await input({ message: `To let it write, type the name in full: ${name}` });
	return typed.trim() === name.trim();
}

export async function goesOn(): Promise<boolean> {
	return await confirm({ message: 'Go on with the trial that was stopped?' });
}
