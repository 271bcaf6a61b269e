import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';

import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { runHost } from '../support/run-host';
import {
  createServiceDirectory,
  removeServiceDirectory,
  writeServiceFiles,
} from '../support/service-directory';

/** Fails once the API answers. */
const fails = `module.exports = class {
  constructor() {
    this.hooks = {
      'after:private-api:offline:start': () => {
        if (process.env.NEIGHBOUR_FAILS) throw new Error('the neighbour fails');
      },
    };
  }
};`;

/** With a bundler: its watchers keep a process alive that nobody ends. */
const service = fixtureService({
  plugins: ['serverless-esbuild', 'serverless-private-api', './fails'],
  custom: { esbuild: { bundle: true } },
});

describe.each(hosts)('an error at the start of offline on $name', (host) => {
  let directory: string;
  let inUse: Server;
  let port: number;

  beforeAll(async () => {
    directory = createServiceDirectory({ ...service, files: { ...service.files, 'fails.js': fails } });
    inUse = createServer();
    await new Promise<void>((resolve) => inUse.listen(0, '127.0.0.1', resolve));
    const address = inUse.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => {
    inUse.close();
    removeServiceDirectory(directory);
  });

  /** `ps` shows what runs in the folder by the path of its code. */
  const left = (): string[] =>
    spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.includes(directory));

  it.each<[string, () => string[], Record<string, string>, () => string]>([
    ['a port in use', () => ['--port', String(port)], {}, () => `port ${port} is in use`],
    ['an unknown API', () => ['--rest-api', 'Nowhere'], {}, () => 'has no REST API "Nowhere"'],
    ['an error of a neighbour', () => ['--port', '0'], { NEIGHBOUR_FAILS: '1' }, () => 'the neighbour fails'],
  ])('%s ends it with 1, and all that it started', async (_, options, environment, message) => {
    const { exitCode, output } = await runHost(
      host,
      directory,
      ['private-api', 'offline', ...options()],
      environment,
    );
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: expect.stringContaining(message()) as string,
    });
    expect(left()).toEqual([]);
  });

  it('a syntax error in a source as well', async () => {
    writeServiceFiles(directory, { 'api.js': 'exports.stock = async ( => 1;' });
    const { exitCode, output } = await runHost(host, directory, ['private-api', 'offline', '--port', '0']);
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: expect.stringContaining('api.js') as string,
    });
    expect(left()).toEqual([]);
  });
});
