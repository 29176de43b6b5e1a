// Two workflows without any service: enough to see that n8n and our handling of it work.
import type { Template } from '../../../sandbox/runtime/n8n/workflows.mts';

const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

export const DOUBLING: Template = {
	name: 'Doubling',
	nodes: [
		{
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			name: 'Number',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [200, 0],
			parameters: { mode: 'raw', jsonOutput: '{"number": 1}' },
		},
		{
			name: 'Double',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			position: [400, 0],
			parameters: { jsCode: 'return [{ json: { double: $json.number * 2 } }];' },
		},
	],
	connections: { Start: link('Number'), Number: link('Double') },
};

/** Asks a site and journals, then for one of the invoices that the workflow names. */
export const INVOICE_FORM: Template = {
	name: 'Invoice form',
	nodes: [
		{
			name: 'Form',
			type: 'n8n-nodes-base.formTrigger',
			typeVersion: 2.6,
			position: [0, 0],
			webhookId: '5f2a7c1e-0000-4000-8000-000000000001',
			parameters: {
				formTitle: 'Factures',
				options: { path: 'small-form' },
				formFields: {
					values: [
						{ fieldLabel: 'Nom du client', fieldName: 'name', fieldType: 'text' },
						{ fieldLabel: 'Date', fieldName: 'date', fieldType: 'date' },
						{
							fieldLabel: 'Site',
							fieldName: 'site',
							fieldType: 'dropdown',
							fieldOptions: { values: [{ option: 'Liège' }, { option: 'Namur' }] },
						},
						{
							fieldLabel: 'Journaux',
							fieldName: 'journals',
							fieldType: 'checkbox',
							fieldOptions: { values: [{ option: 'Ventes 2019' }, { option: 'A & "B"' }] },
						},
					],
				},
			},
		},
		{
			name: 'Invoices',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			position: [200, 0],
			parameters: {
				jsCode: `const values = ['F1', 'F2'].map((n) => ({ option: n + ' ' + $json.site }));
return [{ json: { fields: [
	{ fieldLabel: 'Facture', fieldName: 'invoice', fieldType: 'dropdown', fieldOptions: { values } },
] } }];`,
			},
		},
		{
			name: 'Page',
			type: 'n8n-nodes-base.form',
			typeVersion: 2.5,
			position: [400, 0],
			webhookId: '5f2a7c1e-0000-4000-8000-000000000002',
			parameters: { defineForm: 'json', jsonOutput: '={{ JSON.stringify($json.fields) }}' },
		},
		{
			name: 'Ending',
			type: 'n8n-nodes-base.form',
			typeVersion: 2.5,
			position: [600, 0],
			webhookId: '5f2a7c1e-0000-4000-8000-000000000003',
			parameters: {
				operation: 'completion',
				respondWith: 'showText',
				responseText:
					'=<h1>{{ $json.invoice }}</h1><p>{{ $("Form").item.json.journals.join("+") }}</p>',
			},
		},
	],
	connections: { Form: link('Invoices'), Invoices: link('Page'), Page: link('Ending') },
};
