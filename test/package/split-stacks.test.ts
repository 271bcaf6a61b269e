import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageService } from '../support/package-service';
import { startEmptyAccount, type EmptyAccount } from '../support/empty-account';

let account: EmptyAccount;
beforeAll(async () => {
  account = await startEmptyAccount();
});
afterAll(() => account.stop());

/** serverless-plugin-split-stacks moves resources into nested stacks, the API and its paths among them. */
describe.each(hosts)('behind serverless-plugin-split-stacks, packaged by $name', (host) => {
  it('is an error that says which order works', async () => {
    const service = fixtureService({ plugins: ['serverless-plugin-split-stacks', 'serverless-private-api'] });
    const { exitCode, output, templateText } = await packageService(host, service, account);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('PrivateApiGatewayRestApi');
    expect(output).toContain('before serverless-plugin-split-stacks');
    expect(output).not.toMatch(/^ +at /m);
    expect(templateText).toBeUndefined();
  });
});
