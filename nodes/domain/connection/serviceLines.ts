/** Lines about the connection itself: credential, division, rights, webhooks, limits. */
import type { LineDefinition } from './lineDefinition';

const RECONNECT = 'Open the credential in n8n and connect it again.';

export const serviceLines = {
	CONNECTED: {
		check: 'connection',
		status: 'green',
		message: 'Connected with Exact Online as {user} (language {language}).',
		hint: '',
	},
	NOT_CONNECTED: {
		check: 'connection',
		status: 'red',
		message: 'There is no connection with Exact Online: {cause}.',
		hint: '{advice}',
	},
	UNREACHABLE: {
		check: 'connection',
		status: 'red',
		message: 'Exact Online cannot be reached now: {cause}.',
		hint: '{advice}',
	},
	DIVISION_REACHED: {
		check: 'division',
		status: 'green',
		message: 'Division {division} is {name}.',
		hint: '',
	},
	DIVISION_NOT_REACHED: {
		check: 'division',
		status: 'red',
		message: 'The user of the credential cannot reach division {division}.',
		hint: 'Choose another division, or give the user access to this one in Exact Online. A user who only logs in through the portal of the accountant may lack it.',
	},
	DIVISION_UNKNOWN: {
		check: 'division',
		status: 'amber',
		message: 'What division {division} is could not be read: {cause}.',
		hint: '{advice}',
	},
	COUNTRY_SAME: {
		check: 'country',
		status: 'green',
		message: 'The site of the credential and the division are both of {country}.',
		hint: '',
	},
	COUNTRY_DIFFERS: {
		check: 'country',
		status: 'amber',
		message: 'The credential is for the site of {site}, and the division is in {country}.',
		hint: 'Check that the right division and the right country are chosen. VAT codes, accounts and languages differ from one country to the next.',
	},
	COUNTRY_NOT_COMPARED: {
		check: 'country',
		status: 'green',
		message:
			'The division is in {country}; the address of the credential is not bound to a country.',
		hint: '',
	},
	RIGHT_GRANTED: {
		check: 'rights',
		status: 'green',
		message: '{endpoint} can be read.',
		hint: '',
	},
	SCOPE_MISSING: {
		check: 'rights',
		status: 'red',
		message: '{endpoint} cannot be used: the app lacks the scope {scope}.',
		hint: `Add this scope to the app in the App Center of Exact Online. ${RECONNECT}`,
	},
	RIGHT_MISSING: {
		check: 'rights',
		status: 'red',
		message: '{endpoint} cannot be used: {cause}.',
		hint: '{advice}',
	},
	RIGHT_UNKNOWN: {
		check: 'rights',
		status: 'amber',
		message: '{endpoint} could not be checked: {cause}.',
		hint: '{advice}',
	},
	WEBHOOKS_IN_PLACE: {
		check: 'webhooks',
		status: 'green',
		message: 'Exact Online reports these events to this n8n: {topics}.',
		hint: '',
	},
	WEBHOOKS_NONE: {
		check: 'webhooks',
		status: 'amber',
		message: 'Exact Online reports no events for this app and division.',
		hint: 'Publish the workflow with the Exact Online Trigger. When it is published, unpublish it and publish it again: a subscription that got lost comes back that way only. Until then payments arrive with the next scheduled run.',
	},
	WEBHOOKS_MISSING: {
		check: 'webhooks',
		status: 'amber',
		message: 'Exact Online does not report these events: {topics}.',
		hint: 'Unpublish the workflow with the Exact Online Trigger and publish it again.',
	},
	WEBHOOKS_ELSEWHERE: {
		check: 'webhooks',
		status: 'amber',
		message: 'Exact Online reports some events to another address: {topics} to {hosts}.',
		hint: 'Another program, another n8n or a test uses the same app. Exact Online allows one subscription for each app, division and topic: end the other one, or use an app of its own.',
	},
	CALLS_LEFT: {
		check: 'callsLeft',
		status: 'green',
		message: '{today} of {limit} calls are left today, {minute} this minute.',
		hint: '',
	},
	CALLS_FEW: {
		check: 'callsLeft',
		status: 'amber',
		message: 'Only {today} of {limit} calls are left today.',
		hint: 'Let schedules run less often, or look which other program uses the same app. The count starts again at midnight UTC.',
	},
	CALLS_GONE: {
		check: 'callsLeft',
		status: 'red',
		message: 'No calls are left today.',
		hint: 'Nothing can be sent before midnight UTC. Let schedules run less often, or look which other program uses the same app.',
	},
	CALLS_UNKNOWN: {
		check: 'callsLeft',
		status: 'amber',
		message: 'Exact Online did not say how many calls are left today.',
		hint: 'Check again later.',
	},
	TOKEN_LASTS: {
		check: 'token',
		status: 'green',
		message: 'Without any further use the connection would lapse in {days} days, on {date}.',
		hint: '',
	},
	TOKEN_LAPSES: {
		check: 'token',
		status: 'amber',
		message: 'Without any further use the connection lapses in {days} days, on {date}.',
		hint: 'Let this check run every day: each use starts the thirty days again.',
	},
	TOKEN_UNKNOWN: {
		check: 'token',
		status: 'amber',
		message: 'It is not known when the connection was last renewed.',
		hint: `${RECONNECT} n8n keeps the moment since version 2.33.`,
	},
} as const satisfies Record<string, LineDefinition>;
