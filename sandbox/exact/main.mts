// node sandbox/exact/main.mts --port 4101 [--auto-approve] [--set name=value …]
import { parseArgs } from 'node:util';
import {
	CLIENT_ID,
	CLIENT_SECRET,
	DEFAULT_SWITCHES,
	GARAGE_DIVISION,
	WEBHOOK_SECRET,
} from './options.mts';
import type { Switches } from './options.mts';
import { startExactSimulator } from './server.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4101' },
		'auto-approve': { type: 'boolean', default: false },
		set: { type: 'string', multiple: true, default: [] },
	},
});

const simulator = await startExactSimulator({
	port: Number(values.port),
	...readSwitches(values.set),
	autoApprove: values['auto-approve'],
});
console.log(`Exact Online sandbox: ${simulator.url}`);
console.log(`client id ${CLIENT_ID}, client secret ${CLIENT_SECRET}, division ${GARAGE_DIVISION}`);
console.log(`webhook secret ${WEBHOOK_SECRET}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}

// "minuteMs=1000" in the type that the switch has.
function readSwitches(pairs: readonly string[]): Partial<Switches> {
	const entries = pairs.map((pair) => {
		const [name = '', value = ''] = pair.split('=');
		const known: unknown = { ...DEFAULT_SWITCHES }[name as keyof Switches];
		if (Array.isArray(known)) return [name, value === '' ? [] : value.split(',')] as const;
		if (typeof known === 'number') return [name, Number(value)] as const;
		if (typeof known === 'boolean') return [name, value === 'true'] as const;
		return [name, value] as const;
	});
	return Object.fromEntries(entries) as Partial<Switches>;
}
