export interface ContractCall {
	readonly method: string;
	readonly path: string;
	readonly search: URLSearchParams;
	readonly body?: unknown;
}
export function callFaults(call: ContractCall): string[];
export function answerFaults(
	call: Pick<ContractCall, 'method' | 'path'>,
	status: number,
	body: unknown,
): string[];
