// `npm run newcomer`: walks as a new user would, in a clean folder, with the package as npm would publish it, on each host.
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const hosts = ['serverless', 'osls', 'osls3'];
/** How long anything may take, on a busy machine. */
const patienceMs = 120_000;

const common = `frameworkVersion: '>=3.40 <5'
provider: { name: aws, runtime: nodejs22.x, region: eu-central-1 }
privateApi:
  vpcEndpointIds: [vpce-0123456789abcdef0]
`;
/** Handlers that run as they are. */
const plain = {
  'serverless.yml': `service: newcomer
plugins: [serverless-private-api]
${common}functions:
  commonjs:
    handler: commonjs.handler
    environment: { GIVEN: !ImportValue elsewhere }
    events: [{ privateApi: GET /commonjs }]
  module:
    handler: module.handler
    events: [{ privateApi: GET /module }]
  python:
    runtime: python3.13
    handler: python.handler
    events: [{ privateApi: GET /python }]
  template:
    handler: commonjs.echo
    events:
      - privateApi:
          method: POST
          path: /template
          request: { templates: { application/json: { file: event.vtl } } }
`,
  'commonjs.js':
    'exports.handler = async () => ({ kind: "commonjs", given: process.env.GIVEN });\nexports.echo = async (event) => event;\n',
  'module.mjs': 'export const handler = async () => ({ kind: "module" });\n',
  'python.py': 'def handler(event, context):\n    return {"kind": "python"}\n',
  'event.vtl': '{ "version": 1 }\n',
};
/** A handler that a bundler builds. */
const bundled = {
  'serverless.yml': `service: bundled
plugins: [serverless-esbuild, serverless-private-api]
${common}functions:
  typescript:
    handler: typescript.handler
    events: [{ privateApi: GET /typescript }]
`,
  'typescript.ts':
    'interface Answer { kind: string }\nexport const handler = async (): Promise<Answer> => ({ kind: "typescript" });\n',
};

const directory = mkdtempSync(join(tmpdir(), 'newcomer-'));
const started = performance.now();
try {
  await step('install the packed package', install);
  for (const host of hosts) await walk(host);
  console.log(`All went well, in ${seconds(performance.now() - started)}.`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** The tarball in a folder of its own; what bundles beside it comes from this checkout. */
function install() {
  writeFileSync(join(directory, 'package.json'), '{ "name": "a-service", "private": true }\n');
  run('npm', ['pack', '--silent', '--pack-destination', directory], root);
  const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz'));
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', `./${tarball}`]);
  for (const name of ['serverless-esbuild', 'esbuild']) {
    symlinkSync(join(root, 'node_modules', name), join(directory, 'node_modules', name));
  }
}

async function walk(host) {
  const bin = join(root, 'node_modules', host, 'bin/serverless.js');
  const stepOf = (name, work) => step(`${host}: ${name}`, work);
  await walkPlain(bin, stepOf);
  await walkBundled(bin, stepOf);
}

async function walkPlain(bin, stepOf) {
  const service = serviceFolder('plain', plain);
  const cli = (...args) => run(process.execPath, [bin, ...args], service.path);

  await stepOf('package', () => {
    cli('package');
    const path = join(service.path, '.serverless/cloudformation-template-update-stack.json');
    expect(readFileSync(path, 'utf8'), '"PrivateApiGatewayRestApi"');
  });
  await stepOf('check', () => expect(cli('private-api', 'check'), 'no errors'));
  await stepOf('explain', () => expect(cli('private-api', 'explain'), '/commonjs'));
  await stepOf('render', () => {
    const given = ['--route', 'GET /python', '--result', '{"httpStatus":404}'];
    expect(cli('private-api', 'render', ...given), '404');
  });
  await stepOf('a mistake in the configuration is named', () => {
    service.write({ 'serverless.yml': plain['serverless.yml'].replace('vpcEndpointIds', 'vpcEndpointId') });
    expect(run(process.execPath, [bin, 'package'], service.path, 1), 'Did you mean vpcEndpointIds?');
    service.write(plain);
  });
  await withOffline(bin, service.path, stepOf, async (api) => {
    for (const kind of ['commonjs', 'module', 'python']) {
      await stepOf(`${kind} handler`, () => api.answers(`GET /${kind}`, 200, `"${kind}"`));
    }
    await stepOf('a variable that was given', () => api.answers('GET /commonjs', 200, '"given":"here"'));
    await stepOf('edit a function', async () => {
      service.write({ 'commonjs.js': plain['commonjs.js'].replace('"commonjs"', '"edited"') });
      await api.answers('GET /commonjs', 200, 'edited');
    });
    await stepOf('edit a template', async () => {
      await api.answers('POST /template', 200, '"version":1');
      service.write({ 'event.vtl': '{ "version": 2 }\n' });
      await api.answers('POST /template', 200, '"version":2');
    });
    await stepOf('break a function', async () => {
      service.write({ 'commonjs.js': 'exports.handler = async ( => 1;\n' });
      await api.answers('GET /commonjs', 500, 'Internal server error');
      await until('the place of the mistake', () => api.output().includes('commonjs.js:1'));
    });
    await stepOf('mend it', async () => {
      service.write(plain);
      await api.answers('GET /commonjs', 200, '"commonjs"');
    });
  });
}

async function walkBundled(bin, stepOf) {
  const service = serviceFolder('bundled', bundled);
  await withOffline(bin, service.path, stepOf, async (api) => {
    await stepOf('typescript handler', () => api.answers('GET /typescript', 200, '"typescript"'));
    await stepOf('edit it', async () => {
      service.write({ 'typescript.ts': bundled['typescript.ts'].replace('"typescript"', '"edited"') });
      await api.answers('GET /typescript', 200, 'edited');
    });
  });
}

async function withOffline(bin, path, stepOf, work) {
  const api = await stepOf('offline', () => startOffline(bin, path));
  try {
    await work(api);
    await stepOf('stop', () => api.stop());
  } finally {
    api.child.kill('SIGKILL');
  }
}

async function startOffline(bin, path) {
  const args = ['private-api', 'offline', '--port', '0', '--env', 'GIVEN=here'];
  const child = spawn(process.execPath, [bin, ...args], { cwd: path, env: environment() });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const output = () => text;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = await until('the API', () => {
    if (child.exitCode !== null) throw new Error(`offline ended:\n${text}`);
    return /is ready on (\S+)/.exec(text)?.[1];
  }).catch((error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${text}`);
  });
  return {
    child,
    output,
    /** Asks until this is the answer. */
    answers: async (route, status, part) => {
      const [method, path] = route.split(' ');
      const body = method === 'POST' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
      let last = '';
      await until(`${route} with ${status} ${part}`, async () => {
        const response = await fetch(`${url}${path}`, { method, ...body });
        last = `${response.status} ${await response.text()}`;
        return last.startsWith(`${status} `) && last.includes(part);
      }).catch((error) => {
        throw new Error(`${error.message}; the last answer: ${last}\n${text}`);
      });
    },
    stop: async () => {
      child.kill('SIGINT');
      const code = await exited;
      if (code !== 0) throw new Error(`offline ended with ${code}:\n${text}`);
      await until('the end of all processes', () => !run('ps', ['-A', '-o', 'args=']).includes(directory));
    },
  };
}

async function step(name, work) {
  const start = performance.now();
  const result = await work();
  console.log(`ok  ${name}, ${seconds(performance.now() - start)}`);
  return result;
}

async function until(what, get) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await get();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await wait(100);
  }
}

function run(program, args, cwd = directory, expected = 0) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: environment(),
    timeout: patienceMs,
  });
  if (status !== expected)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

function environment() {
  const quiet = { NO_COLOR: '1', SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' };
  return { ...process.env, ...quiet };
}

/** A folder below the one with the package; what an earlier host left in it is gone. */
function serviceFolder(name, texts) {
  const path = join(directory, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  const write = (some) => {
    for (const [file, text] of Object.entries(some)) writeFileSync(join(path, file), text);
  };
  write(texts);
  return { path, write };
}

function expect(text, part) {
  if (!text.includes(part)) throw new Error(`${part} is not in:\n${text}`);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
