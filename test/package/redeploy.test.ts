import { hosts, type Host } from '../support/hosts';
import { fixtureService } from '../support/fixture-service';
import { deploymentId, ourPart } from '../support/our-part';
import { packageService } from '../support/package-service';
import type { Service } from '../support/service-directory';

const packageFixture = async (host: Host, service: Service) => (await packageService(host, service)).template;

/** What a deployment freezes: a stage serves the old of it until it refers to a new Deployment. */
const redeploys: [what: string, service: Service][] = [
  ['the policy', fixtureService({ privateApi: { access: { cidrs: ['10.0.0.0/8'] } } })],
  ['the endpoints', fixtureService({ privateApi: { vpcEndpointIds: ['vpce-0fedcba9876543210'] } })],
  ['a template', fixtureService({ privateApi: { response: { template: '$input.body ' } } })],
  ['a setting that a template takes', fixtureService({ privateApi: { response: { exposeErrors: true } } })],
  ['a further route', fixtureService({ functions: { rest: { events: [{ privateApi: 'GET /a' }] } } })],
  [
    'a route that is gone',
    fixtureService({ functions: { stock: { events: [{ privateApi: 'GET /stock' }] } } }),
  ],
  [
    'a route that leads to another function',
    fixtureService({
      functions: {
        stock: { events: [{ privateApi: '*' }] },
        rest: { events: [{ privateApi: 'GET /stock' }, { privateApi: 'PUT /stock/{itemId}' }] },
      },
    }),
  ],
  ['the nonce', fixtureService({ privateApi: { deploymentNonce: 'again' } })],
];

/** What takes effect without a deployment. */
const keeps: [what: string, service: Service][] = [
  [
    "a function's code",
    { ...fixtureService(), files: { 'api.js': 'exports.stock = exports.rest = async () => "another";' } },
  ],
  [
    "a function's settings",
    fixtureService({
      functions: {
        stock: { memorySize: 512, timeout: 20, environment: { LEVEL: 'debug' }, description: 'Stock' },
      },
    }),
  ],
  ["the stage's variables", fixtureService({ privateApi: { stageVariables: { colour: 'blue' } } })],
];

describe.each(hosts)('the deployment, packaged by $name', (host) => {
  let before: string;

  beforeAll(async () => {
    const template = await packageFixture(host, fixtureService());
    before = deploymentId(template);
    const again = await packageFixture(host, fixtureService());
    // Byte-identical: the order of keys is a part of it.
    expect(JSON.stringify(ourPart(again))).toBe(JSON.stringify(ourPart(template)));
  });

  it.each(redeploys)('is another one for %s', async (_, service) => {
    expect(deploymentId(await packageFixture(host, service))).not.toBe(before);
  });

  it.each(keeps)('is the same for %s', async (_, service) => {
    expect(deploymentId(await packageFixture(host, service))).toBe(before);
  });
});
