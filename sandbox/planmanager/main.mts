/**
 * Runs a PlanManager until it is stopped:
 * `node sandbox/planmanager/main.mts [--port 4102] [--seed garage|hell] [--file garage.sqlite]`
 */
import { parseArgs } from 'node:util';
import { startPlanManagerSimulator } from './server.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4102' },
		seed: { type: 'string', default: 'garage' },
		file: { type: 'string' },
	},
});
if (values.seed !== 'garage' && values.seed !== 'hell') {
	throw new Error(`Unknown seed: ${values.seed}. There are garage and hell.`);
}
const simulator = await startPlanManagerSimulator({
	port: Number(values.port),
	seed: values.seed,
	...(values.file === undefined ? {} : { databaseFile: values.file }),
});
process.stdout.write(
	`PlanManager  ${simulator.url}\nWeb service  ${simulator.apiUrl}\nX-Api-Key    ${simulator.apiKey}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
