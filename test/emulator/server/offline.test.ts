import type { CloudFormationTemplate } from '../../../src/template/template';
import { functionDefinitions } from '../../../src/commands/offline/function-definitions';
import { parseOfflineOptions } from '../../../src/commands/offline/offline-options';
import { startOffline, type OfflineSession } from '../../../src/commands/offline/start-offline';
import { untilStopped } from '../../../src/commands/offline/until-stopped';
import { startSpareProcess, type SpareProcess } from '../../../src/lambda/spare-process';
import { children, until } from '../../lambda/children';
import { defineFunction } from '../../lambda/function-fixture';
import { nodeHostFile } from '../../lambda/node-host-file';

const open: OfflineSession[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.stopNow()));
});

const code = {
  ok: 'return { httpStatus: 200, got: event };',
  throws: "throw new Error('secret');",
  hangs: 'return new Promise((resolve) => setTimeout(resolve, 60000));',
  exits: 'process.exit(1);',
  waits: "return new Promise((resolve) => setTimeout(resolve, 300, 'waited'));",
};

/** A private API with a route for each function; errors map to 500, time-outs to 504. */
function template(): CloudFormationTemplate {
  const resources: CloudFormationTemplate['Resources'] = {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Name: { 'Fn::Sub': 'orders-${AWS::Region}' },
        EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-0first'] },
        Policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: 'execute-api:/*',
              Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0first'] } },
            },
          ],
        },
      },
    },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev', DeploymentId: { Ref: 'Deployment' } },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
  };
  for (const name of [...Object.keys(code), 'java']) {
    resources[`${name}Function`] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: { 'Fn::Sub': `orders-\${AWS::Region}-${name}` },
        Handler: `index.${name}`,
        Runtime: name === 'java' ? 'java21' : 'nodejs20.x',
        Timeout: name === 'hangs' ? 1 : 10,
        Environment: { Variables: { NUMBER: 1, IMPORTED: { 'Fn::ImportValue': 'elsewhere' } } },
      },
    };
    resources[`${name}Resource`] = {
      Type: 'AWS::ApiGateway::Resource',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        PathPart: name,
      },
    };
    resources[`${name}Method`] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: `${name}Resource` },
        HttpMethod: 'ANY',
        AuthorizationType: 'NONE',
        MethodResponses: ['200', '500', '504'].map((StatusCode) => ({ StatusCode })),
        Integration: {
          Type: 'AWS',
          IntegrationHttpMethod: 'POST',
          Uri: {
            'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}Function.Arn}/invocations`,
          },
          IntegrationResponses: [
            { StatusCode: '200' },
            { StatusCode: '504', SelectionPattern: '(?s).*Task timed out after.*' },
            { StatusCode: '500', SelectionPattern: '(?s)(?!.*Task timed out after).+' },
          ],
        },
      },
    };
  }
  return { Resources: resources };
}

async function start(options: Record<string, unknown> = {}, spareProcess?: SpareProcess) {
  const handlers = Object.entries(code).map(
    ([name, body]) => `exports.${name} = async (event) => { ${body} };`,
  );
  const { codeDirectory } = defineFunction({ id: 'offline', files: { 'index.js': handlers.join('\n') } });
  const said: string[] = [];
  const functions = functionDefinitions(template(), {
    region: 'eu-central-1',
    serviceDirectory: codeDirectory,
    warn: (message) => said.push(`warning ${message}`),
  });
  const session = await startOffline({
    template: template(),
    functions,
    region: 'eu-central-1',
    options: parseOfflineOptions({ port: '0', 'no-watch': true, ...options }),
    nodeHostFile: nodeHostFile(),
    ...(spareProcess === undefined ? {} : { spareProcess }),
    output: {
      notice: (message) => said.push(message),
      warning: (message) => said.push(`warning ${message}`),
      error: (message) => said.push(`error ${message}`),
      write: (text) => said.push(...text.trimEnd().split('\n')),
    },
  });
  open.push(session);
  return { session, said, functions };
}

describe('private-api offline', () => {
  it('runs a template: what answers, fails, hangs and exits gets what AWS would give', async () => {
    const { session, said } = await start();
    const ask = async (path: string, init?: RequestInit): Promise<[number, unknown]> => {
      const response = await fetch(`${session.url}${path}`, init);
      return [response.status, await response.json()];
    };
    const [ok, failed, late, gone, foreign, outside, unknown] = await Promise.all([
      ask('/ok', { method: 'POST', body: '{"n":1}', headers: { 'Content-Type': 'application/json' } }),
      ask('/throws'),
      ask('/hangs'),
      ask('/exits'),
      ask('/java'),
      ask('/ok', { headers: { 'X-Private-Api-Vpce': 'none' } }),
      ask('/nothing'),
    ]);
    expect(ok).toEqual([200, { httpStatus: 200, got: { n: 1 } }]);
    expect(failed).toEqual([500, expect.objectContaining({ errorMessage: 'secret' })]);
    expect(late).toEqual([504, expect.objectContaining({ errorType: 'Sandbox.Timedout' })]);
    expect(gone).toEqual([500, expect.objectContaining({ errorType: 'Runtime.ExitError' })]);
    expect(foreign).toEqual([500, { message: 'Internal server error' }]);
    expect(outside[0]).toBe(403);
    expect(unknown).toEqual([403, { message: 'Missing Authentication Token' }]);
    const text = said.join('\n');
    expect(text).toContain(`orders-eu-central-1 (Api) is ready on ${session.url}`);
    expect(text).toContain(`  ANY     ${session.url}/ok → okFunction`);
    expect(text).toMatch(/error orders-eu-central-1-throws failed: Error: secret\n.*index\.js:2/);
    expect(text).toMatch(/warning orders-eu-central-1-java has the runtime java21/);
    expect(text).toMatch(/^POST \/dev\/ok 200 [\d.]+ ms$/m);
  });

  it('takes functions from the template', async () => {
    const { functions, said } = await start();
    expect(functions.find(({ logicalId }) => logicalId === 'hangsFunction')).toMatchObject({
      name: 'orders-eu-central-1-hangs',
      runtime: 'nodejs20.x',
      handler: 'index.hangs',
      timeoutSeconds: 1,
      memoryMb: 128,
      environment: { NUMBER: '1' },
    });
    expect(said.filter((line) => line.includes('IMPORTED'))).toEqual([
      expect.stringMatching(/^warning Only AWS knows the variable IMPORTED/) as string,
    ]);
  });

  it('stops when asked, after the requests in work', async () => {
    const { session } = await start();
    const listeners: (() => void)[] = [];
    const signals = {
      on: (_: string, listener: () => void) => listeners.push(listener),
      off: () => undefined,
    };
    const said: string[] = [];
    const stopped = untilStopped(session, (message) => said.push(message), signals);
    await (await fetch(`${session.url}/waits`)).text();
    const asked = fetch(`${session.url}/waits`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    listeners[0]?.();
    expect(await (await asked).json()).toBe('waited');
    await stopped;
    expect(said).toHaveLength(1);
    await expect(fetch(session.url)).rejects.toThrow();
  });

  it('stops at once when asked twice', async () => {
    const { session } = await start();
    const listeners = new Map<string, () => void>();
    const signals = {
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      off: (name: string) => listeners.delete(name),
    };
    const stopped = untilStopped(session, () => undefined, signals);
    const asked = fetch(`${session.url}/hangs`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    // A closed terminal, and Ctrl+Break on Windows.
    listeners.get('SIGHUP')?.();
    listeners.get('SIGBREAK')?.();
    await expect(asked).rejects.toThrow();
    await stopped;
    expect([...listeners.keys()]).toEqual([]);
  });

  it('leaves nothing running when it cannot start', async () => {
    // What builds the host is a child of its own.
    nodeHostFile();
    const others = children().length;
    const { session } = await start();
    const port = new URL(session.url).port;
    // Its functions start meanwhile.
    await until(() => children().length === others + Object.keys(code).length);
    const before = children();
    const spare = (): SpareProcess => startSpareProcess({ parent: process.env, hostFile: nodeHostFile() });
    await expect(start({ port }, spare())).rejects.toMatchObject({ code: 'SERVER_LISTEN' });
    await expect(start({ 'rest-api': 'Other' }, spare())).rejects.toThrow();
    await until(() => children().every((id) => before.includes(id)));
  });
});

describe('its options', () => {
  it('are read as they are typed', () => {
    expect(
      parseOfflineOptions({
        port: '8080',
        host: '0.0.0.0',
        'rest-api': 'Api',
        vpce: 'vpce-0other',
        'vpc-id': 'vpc-1',
        'source-ip': '10.0.0.1',
        'lambda-endpoint': 'http://localhost:3002',
        'max-concurrency': '4',
        'no-watch': true,
        verbose: true,
        stage: 'dev',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      restApi: 'Api',
      variables: { all: {}, byFunction: {} },
      lambdaEndpoint: 'http://localhost:3002',
      maximumConcurrency: 4,
      caller: { vpce: 'vpce-0other', vpcId: 'vpc-1', sourceIp: '10.0.0.1' },
      watch: false,
      timeouts: true,
      verbose: true,
    });
    expect(parseOfflineOptions({})).toEqual({
      caller: {},
      variables: { all: {}, byFunction: {} },
      watch: true,
      timeouts: true,
      verbose: false,
    });
  });

  it.each([
    [{ port: 'http' }, '--port "http": must be a whole number from 0 to 65535.'],
    [{ port: '65536' }, '--port "65536": must be a whole number from 0 to 65535.'],
    [{ port: true }, '--port true: must be a whole number from 0 to 65535.'],
    [{ host: 'a b' }, '--host "a b": must be a host name or an IP address.'],
    [{ 'rest-api': 'a-b' }, '--rest-api "a-b": must be the logical id of an AWS::ApiGateway::RestApi.'],
    [{ vpce: 'outside' }, '--vpce "outside": must be a VPC endpoint id (vpce-…), or none.'],
    [{ 'vpc-id': '10.0.0.0/8' }, '--vpc-id "10.0.0.0/8": must be a VPC id (vpc-…).'],
    [{ 'source-ip': '10.0.0' }, '--source-ip "10.0.0": must be an IPv4 or IPv6 address.'],
    [
      { 'lambda-endpoint': 'localhost:3002' },
      '--lambda-endpoint "localhost:3002": must be an http or https URL.',
    ],
    [
      { 'max-concurrency': '0', port: '-1' },
      '--port "-1": must be a whole number from 0 to 65535.\n--max-concurrency "0": must be a whole number from 1 to 1000.',
    ],
  ])('say what is wrong: %j', (raw, message) => {
    expect(() => parseOfflineOptions(raw)).toThrow(
      expect.objectContaining({ code: 'OFFLINE_OPTION', message }) as Error,
    );
  });
});
