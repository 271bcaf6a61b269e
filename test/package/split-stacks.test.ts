import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { explainTemplate } from '../../src/explain/explain-template';
import { readStack, wholeTemplate, type Stack } from '../../src/framework/read-stack';
import { startEmptyAccount, type EmptyAccount } from '../support/empty-account';
import { fixtureService } from '../support/fixture-service';
import { hosts, type Host } from '../support/hosts';
import { deploymentId } from '../support/our-part';
import { packageDirectory, packageService, type PackagedService } from '../support/package-service';
import { runHost } from '../support/run-host';
import { createServiceDirectory, removeServiceDirectory, type Service } from '../support/service-directory';
import { validateTemplate } from '../support/service-spec/validate-template';

const plugins = ['serverless-private-api', 'serverless-plugin-split-stacks'];
const before = plugins;
const behind = [...plugins].reverse();
const method = `'AWS::ApiGateway::Method': { destination: 'Methods' }`;
const whole = ['RestApi', 'Resource', 'Method', 'Deployment', 'Stage']
  .map((type) => `'AWS::ApiGateway::${type}': { destination: 'Private' }`)
  .join(', ');

/** Its strategies, and maps that a service may have of its own. */
const cases: [name: string, order: readonly string[], strategy: object, map?: string][] = [
  ['by type', before, {}],
  ['by type', behind, {}],
  ['by function', behind, { perFunction: true, perType: false }],
  ['by group', before, { perGroupFunction: true, nestedStackCount: 2, perType: false }],
  ['methods by a map', behind, {}, `module.exports = { ${method} };`],
  ['the whole API by a map', before, {}, `module.exports = { ${whole} };`],
];

let account: EmptyAccount;
beforeAll(async () => {
  account = await startEmptyAccount();
});
afterAll(() => account.stop());

/** A method that the service adds, too: the Deployment waits for it in whichever stack it comes to stand. */
const added = {
  resources: {
    Resources: {
      ByHand: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
          ResourceId: { Ref: 'PrivateApiGatewayResourceStock' },
          HttpMethod: 'DELETE',
          AuthorizationType: 'NONE',
          Integration: {
            Type: 'MOCK',
            RequestTemplates: { 'application/json': '{"statusCode":200}' },
            IntegrationResponses: [{ StatusCode: '200' }],
          },
          MethodResponses: [{ StatusCode: '200' }],
        },
      },
    },
  },
};

function split(order: readonly string[], strategy: object, map?: string, ...patches: object[]): Service {
  const service = fixtureService(added, { plugins: order, custom: { splitStacks: strategy } }, ...patches);
  return { ...service, files: { ...service.files, ...(map !== undefined && { 'stacks-map.js': map }) } };
}

async function packageSplit(host: Host, service: Service): Promise<{ run: PackagedService; stack: Stack }> {
  const directory = createServiceDirectory(service);
  try {
    const run = await packageDirectory(host, directory, account);
    return { run, stack: readStack(run.template, join(directory, '.serverless')) };
  } finally {
    removeServiceDirectory(directory);
  }
}

const explained = (template: Parameters<typeof explainTemplate>[0]) =>
  explainTemplate(template, { region: 'eu-central-1' });

describe.each(hosts)('with serverless-plugin-split-stacks, packaged by $name', (host) => {
  const isFirst = host === hosts[0];

  it.each(isFirst ? cases : cases.slice(4, 5))('%s, %j: the same API in parts', async (...of) => {
    const [, order, strategy, map] = of;
    const { stack } = await packageSplit(host, split(order, strategy, map));
    const parts = [stack.root, ...Object.values(stack.nested).map(({ template }) => template)];
    expect(parts.length).toBeGreaterThan(1);
    // Each stands alone: what it names is in it, its mappings too.
    expect(parts.flatMap(validateTemplate)).toEqual([]);

    const joined = wholeTemplate(stack);
    const plain = (await packageService(host, fixtureService(added))).template;
    expect(explained(joined)).toEqual(explained(plain));
    const deployment = joined.Resources[deploymentId(joined)];
    expect(deployment?.DependsOn).toEqual(
      expect.arrayContaining(['ByHand', 'PrivateApiGatewayMethodStockGet']),
    );
    expect(joined.Resources['PrivateApiGatewayStage']?.Properties?.['DeploymentId']).toEqual({
      Ref: deploymentId(joined),
    });

    const changed = fixtureService({ privateApi: { response: { exposeErrors: true } } }).configuration;
    const { stack: other } = await packageSplit(
      host,
      split(order, strategy, map, { ...changed, plugins: order }),
    );
    expect(deploymentId(wholeTemplate(other))).not.toBe(deploymentId(joined));
  });
});

describe.each(hosts.slice(0, 1))('what may not be split, by $name', (host) => {
  const open = {
    resources: {
      extensions: {
        PrivateApiGatewayRestApi: {
          Properties: {
            Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
          },
        },
      },
    },
  };

  it('an open policy is found in a nested stack, by package and by check', async () => {
    const directory = createServiceDirectory(split(behind, {}, undefined, open));
    try {
      const { exitCode, output, templateText } = await packageDirectory(host, directory, account);
      expect(exitCode).not.toBe(0);
      expect(output).toContain('resource-policy-proof');
      expect(templateText).toBeUndefined();

      const templates = (): string[] =>
        readdirSync(join(directory, '.serverless')).filter((name) => name.endsWith('.json'));
      const left = templates();
      const check = await runHost(host, directory, ['private-api', 'check'], account.environment);
      expect(check.exitCode).toBe(1);
      expect(check.stdout).toContain('resource-policy-proof');
      expect(templates()).toEqual(left);
    } finally {
      removeServiceDirectory(directory);
    }
  });

  it('a part with a condition of the root stays there, or it is an error that says how', async () => {
    const conditional = {
      privateApi: {
        vpcEndpointIds: [{ 'Fn::If': ['Live', 'vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'] }],
      },
      resources: { Conditions: { Live: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] } } },
    };
    const { exitCode, output } = await packageService(
      host,
      split(before, {}, undefined, conditional),
      account,
    );
    expect(exitCode).not.toBe(0);
    expect(output).toContain("logicalId === 'PrivateApiGatewayRestApi' ? false");
    expect(output).not.toMatch(/^ +at /m);
    const map = `module.exports = (resource, logicalId) => (logicalId === 'PrivateApiGatewayRestApi' ? false : undefined);`;
    expect(await packageService(host, split(before, {}, map, conditional), account)).toMatchObject({
      exitCode: 0,
    });
  });
});
