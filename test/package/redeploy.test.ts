import { hosts, type Host } from '../support/hosts';
import { fixtureService } from '../support/fixture-service';
import { deploymentId, ourPart } from '../support/our-part';
import { packageService } from '../support/package-service';
import type { Service } from '../support/service-directory';

const packageFixture = async (host: Host, service: Service) => (await packageService(host, service)).template;

interface Row {
  readonly what: string;
  readonly service: Service;
}

/** What a deployment freezes: a stage serves the old of it until it refers to a new Deployment. */
const redeploys: readonly Row[] = [
  { what: 'the policy', service: fixtureService({ privateApi: { access: { cidrs: ['10.0.0.0/8'] } } }) },
  {
    what: 'the endpoints',
    service: fixtureService({ privateApi: { vpcEndpointIds: ['vpce-0fedcba9876543210'] } }),
  },
  { what: 'a template', service: fixtureService({ privateApi: { response: { template: '$input.body ' } } }) },
  {
    what: 'a setting that a template takes',
    service: fixtureService({ privateApi: { response: { exposeErrors: true } } }),
  },
  {
    what: 'a further route',
    service: fixtureService({
      functions: { rest: { events: [{ privateApi: '*' }, { privateApi: 'GET /a' }] } },
    }),
  },
  {
    what: 'a route that is gone',
    service: fixtureService({ functions: { stock: { events: [{ privateApi: 'GET /stock' }] } } }),
  },
  {
    what: 'a route that leads to another function',
    service: fixtureService({
      functions: {
        stock: { events: [{ privateApi: '*' }] },
        rest: { events: [{ privateApi: 'GET /stock' }, { privateApi: 'PUT /stock/{itemId}' }] },
      },
    }),
  },
  { what: 'the name of a function', service: fixtureService({ functions: { stock: { name: 'stock-v2' } } }) },
  {
    what: 'the name of the service, in the same stack',
    service: fixtureService({ service: 'renamed', provider: { stackName: 'warehouse-dev' } }),
  },
  {
    what: 'a property of the API',
    service: fixtureService({ privateApi: { properties: { restApi: { MinimumCompressionSize: 0 } } } }),
  },
  { what: 'the nonce', service: fixtureService({ privateApi: { deploymentNonce: 'again' } }) },
];

/** What takes effect without a deployment. */
const keeps: readonly Row[] = [
  {
    what: "a function's code",
    service: {
      ...fixtureService(),
      files: { 'api.js': 'exports.stock = exports.rest = async () => "another";' },
    },
  },
  {
    what: "a function's settings",
    service: fixtureService({
      functions: {
        stock: { memorySize: 512, timeout: 20, environment: { LEVEL: 'debug' }, description: 'Stock' },
      },
    }),
  },
  {
    what: "the stage's settings",
    service: fixtureService({
      privateApi: {
        stageVariables: { colour: 'blue' },
        properties: { stage: { Description: 'blue' }, deployment: { Description: 'blue' } },
      },
    }),
  },
];

describe.each(hosts)('the deployment, packaged by $name', (host) => {
  let before: string;
  // The hash is ours, not the host's: one host proves every row, the others one of each kind.
  const some = <Row>(rows: readonly Row[]): readonly Row[] => (host === hosts[0] ? rows : rows.slice(0, 1));

  beforeAll(async () => {
    const template = await packageFixture(host, fixtureService());
    before = deploymentId(template);
    const again = await packageFixture(host, fixtureService());
    // Byte-identical: the order of keys is a part of it.
    expect(JSON.stringify(ourPart(again))).toBe(JSON.stringify(ourPart(template)));
  });

  it.each(some(redeploys))('is another one for $what', async ({ service }) => {
    expect(deploymentId(await packageFixture(host, service))).not.toBe(before);
  });

  it.each(some(keeps))('is the same for $what', async ({ service }) => {
    expect(deploymentId(await packageFixture(host, service))).toBe(before);
  });
});
