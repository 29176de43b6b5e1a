/** Which credential a node of the templates takes. */
import type { WorkflowNode } from './workflow.mts';

/** Name in the garage's file → type of credential, with what n8n calls it. */
export const CREDENTIALS = {
	exactOnline: { type: 'exactOnlineOAuth2Api', label: 'Exact Online OAuth2 API' },
	planManager: { type: 'planManagerApi', label: 'PlanManager API' },
	forms: { type: 'httpBasicAuth', label: 'Basic Auth' },
	mail: { type: 'smtp', label: 'SMTP' },
} as const;

export type CredentialKey = keyof typeof CREDENTIALS;

/** The type of credential that a node needs, if any. */
export function credentialTypeOf({ type, parameters }: WorkflowNode): string | undefined {
	if (type.startsWith('n8n-nodes-exact-online-link.')) return CREDENTIALS.exactOnline.type;
	if (type.startsWith('n8n-nodes-planmanager.')) return CREDENTIALS.planManager.type;
	if (type === 'n8n-nodes-base.emailSend') return CREDENTIALS.mail.type;
	return parameters['authentication'] === 'basicAuth' ? CREDENTIALS.forms.type : undefined;
}

/** What n8n calls a type of credential. */
export function labelOf(type: string): string {
	return Object.values(CREDENTIALS).find((each) => each.type === type)?.label ?? type;
}
