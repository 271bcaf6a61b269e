import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudFormationTemplate } from '../../src/template/template';

interface Route {
  readonly code: string;
  readonly status: number;
  /** Of 100,000 requests, how many go here; the rest go to `ok`. */
  readonly share: number;
  readonly timeout?: number;
}

/** What handlers do to a gateway, and what the client must get. */
export const routes: Readonly<Record<string, Route>> = {
  ok: {
    code: 'return { ok: true, calls: (globalThis.calls = (globalThis.calls ?? 0) + 1) };',
    status: 200,
    share: 0,
  },
  waits: { code: 'await new Promise((done) => setTimeout(done, 20)); return 1;', status: 200, share: 2000 },
  fails: { code: "throw new Error('no such order');", status: 500, share: 3000 },
  circular: { code: 'const result = {}; result.self = result; return result;', status: 500, share: 500 },
  large: { code: "return 'x'.repeat(7_000_000);", status: 500, share: 20 },
  rejects: {
    code: "Promise.reject(new Error('nobody listens')); await new Promise((done) => setTimeout(done, 1000));",
    status: 500,
    share: 100,
  },
  exits: { code: 'process.exit(1);', status: 500, share: 200 },
  aborts: { code: "process.kill(process.pid, 'SIGABRT'); for (;;);", status: 500, share: 20 },
  memory: {
    code: 'const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length));',
    status: 500,
    share: 20,
    timeout: 30,
  },
  hangs: {
    code: 'await new Promise((done) => setTimeout(done, 60_000));',
    status: 504,
    share: 20,
    timeout: 1,
  },
  blocks: { code: 'for (;;);', status: 504, share: 5, timeout: 1 },
};

/** A REST API with a route and a function for each. */
export function soakTemplate(): CloudFormationTemplate {
  const response = (StatusCode: string, SelectionPattern?: string): object => ({
    StatusCode,
    ...(SelectionPattern === undefined ? {} : { SelectionPattern }),
  });
  const template: CloudFormationTemplate = {
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { Name: 'soak', EndpointConfiguration: { Types: ['REGIONAL'] } },
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev', DeploymentId: { Ref: 'Deployment' } },
      },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    },
  };
  for (const [name, { timeout = 30 }] of Object.entries(routes)) {
    Object.assign(template.Resources, {
      [`${name}Function`]: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: name,
          Handler: `index.${name}`,
          Runtime: 'nodejs20.x',
          Timeout: timeout,
          MemorySize: 128,
        },
      },
      [`${name}Resource`]: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          PathPart: name,
        },
      },
      [`${name}Method`]: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResourceId: { Ref: `${name}Resource` },
          HttpMethod: 'POST',
          AuthorizationType: 'NONE',
          MethodResponses: [200, 500, 504].map((status) => ({ StatusCode: String(status) })),
          Integration: {
            Type: 'AWS',
            IntegrationHttpMethod: 'POST',
            Uri: {
              'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}Function.Arn}/invocations`,
            },
            RequestTemplates: { 'application/json': '{"body":$input.json(\'$\'),"id":"$context.requestId"}' },
            ResponseTemplates: {},
            IntegrationResponses: [
              response('200'),
              response('504', '(?s).*Task timed out after.*'),
              response('500', '(?s)(?!.*Task timed out after).+'),
            ],
          },
        },
      },
    });
  }
  return template;
}

/** The handlers' code in a directory of its own. */
export function writeHandlers(): string {
  const directory = mkdtempSync(join(tmpdir(), 'soak-'));
  const code = Object.entries(routes).map(
    ([name, route]) => `exports.${name} = async () => { ${route.code} };`,
  );
  writeFileSync(join(directory, 'index.js'), code.join('\n'));
  return directory;
}
