import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Loaded into a host before anything else: writes down each connection and each look-up beyond this machine, and refuses it. */
const guard = (file: string): string => `
const { appendFileSync } = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');
const local = (host) => host === undefined || /^(localhost|127\\.|::1)/.test(host);
const refuse = (what) => {
  appendFileSync(${JSON.stringify(file)}, what + '\\n');
  throw Object.assign(new Error('refused: ' + what), { code: 'ECONNREFUSED' });
};
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof options === 'object' && options.path === undefined && !local(options.host)) refuse('connect ' + options.host);
  return connect.apply(this, args);
};
const { lookup } = dns;
dns.lookup = function (host, ...rest) {
  if (!local(host)) refuse('lookup ' + host);
  return lookup.call(this, host, ...rest);
};
`;

export interface ConnectionGuard {
  /** For the host under test. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was tried: `connect cloudformation.eu-central-1.amazonaws.com`. */
  attempts(): string[];
}

/** Keeps a host in this folder from reaching anything but this machine, and tells what it tried. */
export function connectionGuard(directory: string): ConnectionGuard {
  const program = join(directory, 'guard.cjs');
  const record = join(directory, 'connections.txt');
  writeFileSync(program, guard(record));
  return {
    environment: { NODE_OPTIONS: `--require ${program}` },
    attempts: () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []),
  };
}
