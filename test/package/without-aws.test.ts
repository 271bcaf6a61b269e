import { connectionGuard, type ConnectionGuard } from '../support/no-connections';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { runHost } from '../support/run-host';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';

/** As serverless-plugin-split-stacks does: asks for what is deployed while the host packages. */
const asksForTheStack = `module.exports = class {
  constructor(serverless) {
    const provider = serverless.getProvider('aws');
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': async () => {
        try {
          if (serverless.version.startsWith('4.')) {
            const { requestHandler } = await provider.getAwsSdkV3Config();
            await requestHandler.handle({ hostname: 'cloudformation.eu-central-1.amazonaws.com' }, {});
          } else await provider.request('CloudFormation', 'listStackResources', { StackName: 'x' });
        } catch (error) {
          if (!/does not exist/.test(error.message)) throw error;
        }
      },
    };
  }
};`;

/** All that makes a host look at AWS while it packages. */
const service = fixtureService({
  plugins: ['serverless-private-api', './asks-for-the-stack'],
  provider: { logRetentionInDays: 14, versionFunctions: true, deploymentBucket: { name: 'a-bucket' } },
  custom: {
    prune: { automatic: true, number: 3 },
    customDomain: { domainName: 'api.example.com', endpointType: 'regional' },
  },
  layers: { tools: { path: 'layer' } },
  functions: {
    stock: { layers: [{ Ref: 'ToolsLambdaLayer' }] },
    picture: {
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/picture:latest',
      events: [{ privateApi: 'GET /picture' }],
    },
  },
});

const cases = JSON.stringify([
  { name: 'stock', request: { method: 'GET', path: '/stock' }, expect: { status: 200, body: { items: [] } } },
]);

describe.each(hosts)('without AWS on $name', (host) => {
  let directory: string;
  let guard: ConnectionGuard;

  beforeAll(() => {
    const files = {
      'asks-for-the-stack.js': asksForTheStack,
      'layer/nodejs/tools.js': 'exports.a = 1;',
      'cases.json': cases,
    };
    directory = createServiceDirectory({ ...service, files: { ...service.files, ...files } });
    guard = connectionGuard(directory);
  });
  afterAll(() => removeServiceDirectory(directory));

  it.each([
    ['check'],
    ['explain'],
    ['render', '--route', 'GET /stock', '--result', '{}'],
    ['test', '--cases', 'cases.json'],
    // It ends there, once it has packaged and read the template.
    ['offline', '--rest-api', 'Nowhere'],
  ])('%s sends nothing beyond this machine', async (...command) => {
    const { exitCode, output } = await runHost(
      host,
      directory,
      ['private-api', ...command],
      guard.environment,
    );
    const last = command[0] === 'offline' ? 'has no REST API "Nowhere"' : '';
    expect({ exitCode, output, attempts: guard.attempts() }).toEqual({
      exitCode: last === '' ? 0 : 1,
      output: expect.stringContaining(last) as string,
      attempts: [],
    });
  });
});
