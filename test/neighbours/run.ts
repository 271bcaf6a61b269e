/**
 * `npm run neighbours`: packages a service with public and private routes beside each plugin of plugins.json, in both orders,
 * on every host, and writes docs/neighbours.md. `--only NAME` (several times) and `--host NAME` choose, and print; `--gate`
 * is the part that CI runs. Ends with 1 where something of either side is other than expected.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkoutDirectory } from '../support/checkout-directory';
import { hosts, hostsIn, type Host } from '../support/hosts';
import { compareWith, packageAlone, type Neighbour, type Row } from './compare';
import { install } from './install';
import { page, table } from './page';
import plugins from './plugins.json';

/** Hosts and Node.js versions beside those of the repository; `node-OS-ARCH` is where npm's `node` has its binaries. */
const binary = (version: string): string => `npm:node-${process.platform}-${process.arch}@${version}`;
const others = { osls341: 'npm:osls@3.41.0', node22: binary('22'), node24: binary('24') };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      host: { type: 'string', multiple: true },
      gate: { type: 'boolean', default: false },
    },
  });
  const { only, host: wanted, gate } = values;
  const chosen = (plugins as Neighbour[]).filter(
    ({ name, inGate }) => (only?.includes(name) ?? true) && (!gate || inGate === true),
  );
  // One folder for all of them, and a small one for the part of CI.
  const installed = gate ? chosen : (plugins as Neighbour[]);
  const modules = install(
    Object.assign({}, ...installed.map((one) => ({ [one.name]: one.version, ...one.with }))) as Record<
      string,
      string
    >,
  );
  const isWanted = ({ name }: Host): boolean => wanted?.some((text) => name.startsWith(text)) ?? true;
  const rows: Row[] = [];
  for (const host of gate ? hosts.filter(({ name }) => name.startsWith('osls@4')) : hosts.filter(isWanted)) {
    for (const one of chosen) {
      const found = await compareWith(one, host, modules);
      rows.push(...found);
      process.stdout.write(`${table(found)}\n`);
    }
  }
  const isPart = gate || only !== undefined || wanted !== undefined;
  const alone = isPart ? [] : await onEveryNode();
  if (!isPart) {
    const file = join(checkoutDirectory, 'docs/neighbours.md');
    writeFileSync(file, page(readFileSync(file, 'utf8'), rows, alone));
  }
  const wrong = [...rows, ...alone].filter(
    ({ ours, theirs }) => /^differs|^does not package/.test(ours) || theirs.startsWith('differs'),
  );
  process.stdout.write(`${rows.length + alone.length} rows, ${wrong.length} other than expected\n`);
  return wrong.length === 0 ? 0 : 1;
}

/** Our own service on each host by each Node.js: the same bytes. */
async function onEveryNode(): Promise<Row[]> {
  const modules = install(others);
  const all = [...hosts, ...hostsIn(join(modules, 'osls341'))];
  const nodes = [
    { name: process.version, path: process.execPath },
    ...['node22', 'node24'].map((name) => ({ name, path: join(modules, name, 'bin/node') })),
  ];
  const rows: Row[] = [];
  let expected: string | undefined;
  for (const host of all) {
    for (const { name, path } of nodes) {
      const { exitCode, ours, output } = await packageAlone({ ...host, node: path });
      expected ??= ours;
      const state = exitCode !== 0 ? 'does not package' : ours === expected ? 'equal' : 'differs';
      const row = {
        plugin: `Node.js ${name}`,
        host: host.name,
        order: '' as const,
        ours: state,
        theirs: '',
        findings: '',
      };
      rows.push(row);
      process.stdout.write(`${table([row])}\n${exitCode === 0 ? '' : output}`);
    }
  }
  return rows;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
