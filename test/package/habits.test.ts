import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { runHost } from '../support/run-host';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';

/** What people write first who come from somewhere else, in one service. */
const service = fixtureService({
  provider: { endpointType: 'PRIVATE', vpcEndpointIds: ['vpce-0123456789abcdef0'] },
  custom: { privateApi: { description: 'not read' } },
  functions: {
    stock: { events: [{ privateApi: 'GET /stock/:itemId' }] },
    rest: { events: [{ privateApi: { method: 'GET', path: '/rest', authorizer: 'check' } }] },
  },
});

describe.each(hosts)('habits on $name', (host) => {
  let directory: string;
  beforeAll(() => {
    directory = createServiceDirectory(service);
  });
  afterAll(() => removeServiceDirectory(directory));

  it('are told where they belong', async () => {
    const { exitCode, output } = await runHost(host, directory, ['package']);
    expect(exitCode).toBe(1);
    const text = output.replace(/\s+/g, ' ');
    for (const hint of [
      'custom.privateApi is not read. Write privateApi at the top level',
      'provider.endpointType: PRIVATE is for http events, and there are none',
      'provider.vpcEndpointIds is for http events, and there are none',
      'Name one of privateApi.authorizers in authorization.',
    ]) {
      expect(text).toContain(hint);
    }
  });

  it('the command alone prints its commands', async () => {
    const sound = createServiceDirectory(fixtureService());
    const { exitCode, stdout } = await runHost(host, sound, ['private-api']);
    removeServiceDirectory(sound);
    expect(exitCode).toBe(0);
    for (const name of ['check', 'explain', 'render', 'offline']) {
      expect(stdout).toMatch(new RegExp(`^private-api ${name} +\\w`, 'm'));
    }
  });
});
