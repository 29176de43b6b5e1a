import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** The site of the chosen country, or the own base URL without trailing slash. */
const SITE =
	'$self["country"] === "own" ? $self["baseUrl"].trim().replace(/\\/+$/, "") : "https://start.exactonline." + $self["country"]';

export class ExactOnlineOAuth2Api implements ICredentialType {
	name = 'exactOnlineOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Exact Online OAuth2 API';

	icon = {
		light: 'file:../icons/exactOnline.svg',
		dark: 'file:../icons/exactOnline.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/exact-online-link/n8n-nodes-exact-online-link/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Country',
			name: 'country',
			type: 'options',
			options: [
				{ name: 'Belgium', value: 'be' },
				{ name: 'France', value: 'fr' },
				{ name: 'Germany', value: 'de' },
				{ name: 'International (.com)', value: 'com' },
				{ name: 'Netherlands', value: 'nl' },
				{ name: 'Own Base URL', value: 'own' },
				{ name: 'Spain', value: 'es' },
				{ name: 'United Kingdom', value: 'co.uk' },
			],
			default: 'be',
			description:
				'The country of your Exact Online. The app must be registered on the same site: keys of one country are not valid in another.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://start.exactonline.be',
			displayOptions: { show: { country: ['own'] } },
			description:
				'Address that starts with https://. Plain http:// is accepted for localhost and 127.0.0.1 only, for tests.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'From the App Center of Exact Online, on the page of your app. Only the trigger node needs it, to check that events really come from Exact Online.',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ (${SITE}) + "/api/oauth2/auth" }}`,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ (${SITE}) + "/api/oauth2/token" }}`,
			required: true,
		},
		// Scopes are set on the app in the App Center; Exact Online knows no scope parameter.
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		// A session of another user in the browser would else be connected without a question.
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'force_login=1',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
