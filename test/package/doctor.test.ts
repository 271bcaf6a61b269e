import { startFakeAws, type Answers, type FakeAws } from '../support/fake-aws';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { runHost } from '../support/run-host';
import {
  createServiceDirectory,
  removeServiceDirectory,
  writeServiceFiles,
} from '../support/service-directory';

const answers: Answers = {
  'sts:GetCallerIdentity': { Account: '123456789012' },
  'cloudformation:ListStackResources': {
    StackResourceSummaries: [
      {
        LogicalResourceId: 'PrivateApiGatewayRestApi',
        PhysicalResourceId: 'a1b2c3d4e5',
        ResourceType: 'AWS::ApiGateway::RestApi',
        LastUpdatedTimestamp: new Date('2026-03-02T10:00:00Z'),
        ResourceStatus: 'CREATE_COMPLETE',
      },
    ],
  },
  'ec2:DescribeVpcEndpoints': { VpcEndpoints: [] },
  'apigateway:GetRestApi': { id: 'a1b2c3d4e5', endpointConfiguration: { types: ['PRIVATE'] } },
  'apigateway:GetStage': { stageName: 'dev', deploymentId: 'd1' },
  'apigateway:GetDeployment': { id: 'd1', createdDate: new Date('2026-03-02T10:01:00Z') },
  'apigateway:GetExport': { body: '{"paths":{"/stock":{"get":{}}}}' },
  'apigateway:GetResources': {
    items: [{ id: 'stock', path: '/stock', resourceMethods: { GET: { authorizationType: 'NONE' } } }],
  },
  'apigateway:TestInvokeMethod': { status: 200, body: '{"items":[]}', headers: {}, log: 'Method completed' },
  'lambda:GetPolicy': { Policy: '{"Statement":[]}' },
};
const cases = `
- { name: stock, request: { method: GET, path: /stock }, expect: { status: 200, body: { items: [] } } }
- { name: outside, request: { method: GET, path: /stock, vpcEndpointId: none }, expect: { status: 403 } }
`;

/** Which credentials and which Region a host gives its plugins is its own affair: each is asked for real. */
describe.each(hosts)('commands that ask AWS on $name', (host) => {
  let directory: string;
  let aws: FakeAws;
  beforeAll(async () => {
    aws = await startFakeAws(answers);
    directory = createServiceDirectory(fixtureService());
    writeServiceFiles(directory, { 'cases.yml': cases });
  });
  afterAll(async () => {
    removeServiceDirectory(directory);
    await aws.close();
  });

  it('doctor finds what is wrong, and ends with 1', async () => {
    const run = await runHost(host, directory, ['private-api', 'doctor', '--json'], aws.environment);
    expect({ exitCode: run.exitCode, output: run.stdout === '' ? run.output : '' }).toEqual({
      exitCode: 1,
      output: '',
    });
    const diagnosis = JSON.parse(run.stdout) as {
      verdict: { comesIn: string };
      findings: { message: string }[];
    };
    expect(diagnosis.verdict.comesIn).toBe('no');
    expect(diagnosis.findings.map(({ message }) => message)).toContain(
      'The API has no policy, so nobody may call it.',
    );
  });

  it('test --deployed calls methods only when it is allowed to', async () => {
    const command = ['private-api', 'test', '--cases', 'cases.yml', '--deployed'];
    aws.calls.length = 0;
    const refused = await runHost(host, directory, command, aws.environment);
    expect(refused.output).toContain('add --yes where nobody can be asked');
    expect(aws.calls.map(({ action }) => action)).not.toContain('apigateway:TestInvokeMethod');
    const { exitCode, output } = await runHost(host, directory, [...command, '--yes'], aws.environment);
    expect({ exitCode, output }).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        '1 passed, 0 failed, 1 skipped on the working definition of a1b2c3d4e5.',
      ) as string,
    });
  });

  it('without credentials says so', async () => {
    const { exitCode, output } = await runHost(host, directory, ['private-api', 'doctor'], {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_REGION: 'eu-central-1',
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/credentials/i);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });
});
