import type { Service } from '../../src/config/service';

/** A service with one endpoint and one function `api`; `change` replaces parts of it. */
export function aService(change: Partial<Service> = {}): Service {
  return {
    name: 'orders',
    stage: 'dev',
    privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'] },
    functions: { api: { events: [{ privateApi: '*' }] } },
    isValidated: false,
    provider: {},
    hasHttpEvents: false,
    tags: {},
    tracing: false,
    resources: {},
    readFile: (path) => {
      throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    },
    ...change,
  };
}
