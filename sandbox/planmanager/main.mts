/**
 * Runs a PlanManager until it is stopped:
 * `node sandbox/planmanager/main.mts [--port 4102] [--seed garage|newGarage|hell] [--file garage.sqlite]`
 */
import { parseArgs } from 'node:util';
import { startPlanManagerSimulator } from './server.mts';

const SEEDS = ['garage', 'newGarage', 'hell'] as const;

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4102' },
		seed: { type: 'string', default: 'garage' },
		file: { type: 'string' },
	},
});
const seed = SEEDS.find((name) => name === values.seed);
if (seed === undefined) {
	throw new Error(`Unknown seed: ${values.seed}. There are ${SEEDS.join(', ')}.`);
}
const simulator = await startPlanManagerSimulator({
	port: Number(values.port),
	seed,
	...(values.file === undefined ? {} : { databaseFile: values.file }),
});
process.stdout.write(
	`PlanManager  ${simulator.url}\nWeb service  ${simulator.apiUrl}\nX-Api-Key    ${simulator.apiKey}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
