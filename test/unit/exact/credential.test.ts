import 'reflect-metadata';
import { Workflow } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INode, INodeTypes } from 'n8n-workflow';

import { ExactOnlineOAuth2Api } from '../../../credentials/ExactOnlineOAuth2Api.credentials';
import { baseUrlOf } from '../../../nodes/exact/baseUrl';

const credentialType = new ExactOnlineOAuth2Api();

function property(name: string) {
	const found = credentialType.properties.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`The credential has no property ${name}`);
	return found;
}

/** Resolves the hidden addresses the way n8n does, from the credential's own fields. */
function addresses(entered: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const node: INode = {
		id: '1',
		name: 'credential',
		type: 'x',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = {
		...entered,
		authUrl: property('authUrl').default as string,
		accessTokenUrl: property('accessTokenUrl').default as string,
	};
	return workflow.expression.getComplexParameterValue(
		node,
		data,
		'internal',
		{},
		undefined,
		undefined,
		data,
	) as ICredentialDataDecryptedObject;
}

describe('the Exact Online credential', () => {
	it.each([
		[{ country: 'be' }, 'https://start.exactonline.be'],
		[{ country: 'co.uk' }, 'https://start.exactonline.co.uk'],
		[{ country: 'own', baseUrl: 'http://127.0.0.1:8080/' }, 'http://127.0.0.1:8080'],
	])('%j authorises and renews at the site that the client calls: %s', (entered, site) => {
		const resolved = addresses(entered);
		expect(resolved.authUrl).toBe(`${site}/api/oauth2/auth`);
		expect(resolved.accessTokenUrl).toBe(`${site}/api/oauth2/token`);
		expect(baseUrlOf(entered)).toBe(site);
	});

	it('offers Belgium first, and every country of Exact Online', () => {
		expect(property('country').default).toBe('be');
		const values = property('country').options?.map((option) => 'value' in option && option.value);
		expect(values?.sort()).toEqual(['be', 'co.uk', 'com', 'de', 'es', 'fr', 'nl', 'own']);
	});

	it('sends client id and secret in the body, and no scope, as Exact Online wants', () => {
		expect(credentialType.extends).toEqual(['oAuth2Api']);
		expect(property('authentication').default).toBe('body');
		expect(property('grantType').default).toBe('authorizationCode');
		expect(property('scope').default).toBe('');
	});

	it('keeps the webhook secret covered', () => {
		expect(property('webhookSecret').typeOptions).toEqual({ password: true });
	});
});
