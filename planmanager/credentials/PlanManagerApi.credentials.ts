import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * The same addresses that the node accepts (`isSafeBaseUrl`). In place of any other stands one that no request
 * can be made to, so that a test of the credential doesn't send the key in clear either.
 */
const SAFE_BASE_URL =
	'={{ /^(https:\\/\\/|http:\\/\\/(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?(\\/|$))[^@?#]*$/i.test($credentials.baseUrl.trim()) ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : "The base URL must start with https" }}';

export class PlanManagerApi implements ICredentialType {
	name = 'planManagerApi';

	displayName = 'PlanManager API';

	icon = {
		light: 'file:../icons/planManager.svg',
		dark: 'file:../icons/planManager.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/exact-online-link/n8n-nodes-exact-online-link/tree/main/planmanager#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://planmanager.your-garage.be/api/v1',
			description:
				'Where the web service of this PlanManager answers. It must start with https; http is accepted on localhost only.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key that PlanManager gives out for this link',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				'X-Api-Key': '={{$credentials.apiKey}}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: SAFE_BASE_URL,
			url: '/health',
			// A redirect would carry the key to wherever it points.
			disableFollowRedirect: true,
		},
	};
}
