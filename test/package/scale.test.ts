import { range } from 'lodash';

import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageService } from '../support/package-service';
import { validateTemplate } from '../support/service-spec/validate-template';

const routes = (count: number) =>
  fixtureService({
    functions: {
      stock: { events: range(count).map((index) => ({ privateApi: `GET /route-${String(index)}` })) },
      rest: null,
    },
  });

describe.each(hosts)('a large API, packaged by $name', (host) => {
  /** CloudFormation takes 1 MB, and the framework uploads the template without indentation. */
  it('holds 220 routes in 480 KB, a further one in 2.1 KB', async () => {
    const one = (await packageService(host, routes(1))).template;
    const { template } = await packageService(host, routes(220));
    const size = Buffer.byteLength(JSON.stringify(template));
    expect(size).toBeLessThan(480_000);
    expect((size - Buffer.byteLength(JSON.stringify(one))) / 219).toBeLessThan(2_100);
    expect(validateTemplate(template)).toEqual([]);
  });
});
