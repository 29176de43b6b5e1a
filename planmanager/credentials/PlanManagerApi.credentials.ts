import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

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
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/health',
		},
	};
}
