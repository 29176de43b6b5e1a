// Completes a lockfile that was made against a registry which lacks some platforms' packages:
//   node tools/complete-lock.mjs package-lock.json sandbox/n8n/package-lock.json
// npm leaves such optional packages out of the lockfile, and `npm ci` then refuses it. An entry with
// version, os and cpu is enough: npm skips it everywhere but on its own platform.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const PROCESSORS = ['arm64', 'armv7', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The path npm would resolve `name` to from a package at `from`, walking up node_modules. */
function resolved(packages, from, name) {
	for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		const path = `${at ? `${at}/` : ''}node_modules/${name}`;
		if (packages[path] || !at) return packages[path] && path;
	}
}

function platformEntry(name, range, isDev) {
	const os = SYSTEMS.find((system) => name.includes(system));
	const cpu = PROCESSORS.find((processor) => name.includes(processor));
	if (!os && !cpu) return undefined;
	return {
		version: range.replace(/^[~^]/, ''),
		...(cpu && { cpu: [cpu === 'armv7' ? 'arm' : cpu] }),
		...(isDev && { dev: true }),
		optional: true,
		...(os && { os: [os] }),
	};
}

function complete(file) {
	const text = readFileSync(file, 'utf8');
	const indent = /^\{\n(\s+)/.exec(text)?.[1] ?? '\t';
	const lock = JSON.parse(text);
	const packages = lock.packages;
	let added = 0;
	for (const [from, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
		for (const [name, range] of Object.entries(optionalDependencies)) {
			if (resolved(packages, from, name)) continue;
			const entry = platformEntry(name, range, dev);
			if (!entry) throw new Error(`${file}: ${name} of ${from} is missing and names no platform`);
			packages[`node_modules/${name}`] = entry;
			added++;
		}
	}
	lock.packages = Object.fromEntries(
		Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
	);
	writeFileSync(file, `${JSON.stringify(lock, null, indent)}\n`);
	console.log(`${file}: ${added} entries added`);
}

process.argv.slice(2).forEach(complete);
