import { startEmulatedAws, endpointPlugin, type EmulatedAws } from '../support/emulated-aws';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { runHost, type HostRun } from '../support/run-host';
import {
  createServiceDirectory,
  removeServiceDirectory,
  writeServiceFiles,
} from '../support/service-directory';

/** An emulated AWS refuses runtimes that AWS no longer creates functions for: the fixture takes a current one. */
const current = {
  service: 'deployed',
  configValidationMode: 'off',
  plugins: ['./endpoint-plugin', 'serverless-private-api'],
  // moto forgets a stack's outputs when it executes a change set.
  provider: { runtime: 'nodejs22.x', deploymentMethod: 'direct' },
};
const vpcEndpoint = 'vpce-0123456789abcdef0';

/**
 * moto takes upload, change set, update and removal as AWS does, but models only a part of API Gateway: the API,
 * its resources, methods and deployments.
 */
describe.each(hosts)('on an emulated AWS, $name', (host) => {
  let aws: EmulatedAws;
  let directory: string;
  const run = async (...args: string[]): Promise<HostRun> => {
    const done = await runHost(host, directory, args, aws.environment);
    if (done.exitCode !== 0) throw new Error(`${args.join(' ')} failed:\n${done.output}`);
    return done;
  };

  beforeAll(async () => {
    aws = await startEmulatedAws();
    const service = fixtureService(current);
    directory = createServiceDirectory({
      ...service,
      files: { ...service.files, 'endpoint-plugin.js': endpointPlugin },
    });
  });

  afterAll(async () => {
    removeServiceDirectory(directory);
    await aws.stop();
  });

  /** Logical id → physical id of the stack's API Gateway resources. */
  async function deployedResources(): Promise<Record<string, string>> {
    const query = 'Action=DescribeStackResources&Version=2010-05-15&StackName=deployed-dev';
    const credential = 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/cloudformation/aws4_request';
    const response = await fetch(`${aws.endpoint}/?${query}`, {
      method: 'POST',
      headers: { Authorization: credential, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: query,
    });
    const text = await response.text();
    const members = [...text.matchAll(/<member>([\s\S]*?)<\/member>/g)].map(([, member = '']) => member);
    const valueOf = (member: string, name: string): string =>
      new RegExp(`<${name}>(.*?)</${name}>`).exec(member)?.[1] ?? '';
    return Object.fromEntries(
      members
        .filter((member) => valueOf(member, 'ResourceType').startsWith('AWS::ApiGateway::'))
        .map((member) => [valueOf(member, 'LogicalResourceId'), valueOf(member, 'PhysicalResourceId')]),
    );
  }

  it('deploys, informs, deploys a change and removes', async () => {
    const deployed = await run('deploy');
    const first = await deployedResources();
    const apiId = first['PrivateApiGatewayRestApi'] ?? 'none';
    const url = `https://${apiId}-${vpcEndpoint}.execute-api.eu-central-1.amazonaws.com/dev`;
    expect(deployed.output).toContain(url);

    const info = await run('info', '--verbose');
    const plain = `https://${apiId}.execute-api.eu-central-1.amazonaws.com/dev (only with private DNS)`;
    expect(info.output.replace(/\s+/g, ' ')).toContain(`private endpoints: ${url} ${plain}`);
    expect(deployed.output).not.toContain('still answers');
    expect(info.output).toContain('/stock/{itemId}');

    // A route: moto cannot update the API itself.
    const changed = fixtureService(current, {
      functions: { rest: { events: [{ privateApi: '*' }, { privateApi: 'GET /audit' }] } },
    });
    writeServiceFiles(directory, { 'serverless.json': JSON.stringify(changed.configuration) });
    expect((await run('deploy')).output).toContain(url);
    const second = await deployedResources();
    const deploymentOf = (resources: object): string[] =>
      Object.keys(resources).filter((id) => id.startsWith('PrivateApiGatewayDeployment'));
    expect(second).toMatchObject({
      PrivateApiGatewayRestApi: apiId,
      PrivateApiGatewayMethodAuditGet: expect.any(String) as string,
    });
    expect(deploymentOf(second)).toHaveLength(1);
    expect(deploymentOf(second)).not.toEqual(deploymentOf(first));

    // Back again: the route that is removed stands in the stage until the next deployment.
    writeServiceFiles(directory, {
      'serverless.json': JSON.stringify(fixtureService(current).configuration),
    });
    const removal = (await run('deploy')).output.replace(/\s+/g, ' ');
    expect(removal).toContain(
      'still answers on the routes that were removed (PrivateApiGatewayMethodAuditGet)',
    );
    expect(removal).toContain('privateApi.deploymentNonce');

    await run('remove');
    expect(await deployedResources()).toEqual({});
  });
});
