import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageService } from '../support/package-service';

/** The host resolves `${param:…}` only after it has loaded plugins, and files that are named by one. */
const late = (file: string) => `\${file(${file}-\${param:kind}.json)}`;

const strict = { configValidationMode: 'error' };

describe.each(hosts)('a configuration that is complete only when $name packages', (host) => {
  it('is judged then: variables that come late, and what is null', async () => {
    const service = fixtureService(strict, {
      privateApi: {
        vpcEndpointIds: late('endpoints'),
        authorizers: late('authorizers'),
        authorization: 'login',
        stageVariables: { port: 8080 },
      },
      functions: {
        stock: { events: late('events') },
        rest: { events: [{ privateApi: { path: late('path'), response: late('response') } }] },
        login: late('function'),
      },
    });
    const files = {
      ...service.files,
      'endpoints-own.json': '["vpce-0123456789abcdef0"]',
      'authorizers-own.json': '{"login":{"type":"token","function":"login","resultTtlInSeconds":null}}',
      'events-own.json': '[{"privateApi":"GET /stock"}]',
      'path-own.json': '"/rest/{id}"',
      'response-own.json': '{"format":"xml","xmlRoot":null}',
      'function-own.json': '{"handler":"api.rest"}',
    };
    const { template } = await packageService(host, { ...service, files }, { args: ['--param', 'kind=own'] });
    expect(template.Resources).toMatchObject({
      PrivateApiGatewayMethodStockGet: { Properties: { AuthorizationType: 'CUSTOM' } },
      PrivateApiGatewayMethodRestIdVarAny: {},
      PrivateApiGatewayAuthorizerLogin: {},
      PrivateApiGatewayStage: { Properties: { Variables: { port: '8080' } } },
    });
  });

  it("leaves the host's own errors to the host", async () => {
    const service = fixtureService(strict, { functions: { stock: { events: { privateApi: '*' } } } });
    const { exitCode, output } = await packageService(host, service);
    expect(exitCode).not.toBe(0);
    expect(output).toContain("'functions.stock.events'");
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+|TypeError/m);
  });
});
