export interface ReceivedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body?: Record<string, unknown>;
}
export interface ServerReply {
	readonly status?: number;
	readonly headers?: Record<string, string>;
	readonly body?: string;
	readonly breaks?: 'before' | 'halfway';
}
export interface RunningServer {
	readonly url: string;
	readonly close: () => Promise<void>;
}
export function startServer(
	answer: (request: ReceivedRequest) => ServerReply,
): Promise<RunningServer>;
