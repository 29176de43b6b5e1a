// What is known of an entity that is served: its address, its fields, and how Exact treats them.

export type Field = {
	name: string;
	/** "Edm.Guid", "Edm.String", …; "Collection(…)" = navigation to lines. */
	type: string;
	key?: boolean;
	mandatory?: boolean;
	readOnly?: boolean;
	/** Only false is written down; everything else may be filtered on. */
	filterable?: boolean;
	maxLength?: number;
};

export type Entity = {
	key: string;
	/** All fields of a key that has several. */
	keys?: string[];
	verbs: string[];
	/** null = the answer isn't paged. */
	pageSize: number | null;
	scope: string | null;
	/** .NET type name, as it appears in __metadata and in error texts. */
	model: string;
	/** A sync feed exists, so that Exact may insist on a $filter here. */
	hasSync?: boolean;
	selectRequired?: boolean;
	fields: Field[];
};
