/**
 * `npm run bench:package`: what a route costs in the template and in the time of `package`, ours beside the
 * framework's own `http` events with `integration: lambda`. Everything in one run, so that the times compare.
 * `npm run bench:package -- serverless@` takes only the hosts whose name begins so.
 */
import { range } from 'lodash';

import { fixtureService } from '../../test/support/fixture-service';
import { hosts } from '../../test/support/hosts';
import { packageService } from '../../test/support/package-service';
import type { Service } from '../../test/support/service-directory';

const routeCounts = [1, 10, 50, 100, 220];
const runsEach = 3;
const measuredHosts = hosts.filter(({ name }) => name.startsWith(process.argv[2] ?? ''));

interface Contestant {
  readonly eventOf: (path: string) => object;
  /** Settings of the private API; without it, the framework's own. */
  readonly privateApi?: object;
}

/** Everything that a route can have of its own, over an API that has everything. */
const everything: Contestant = {
  privateApi: {
    logs: { access: true, execution: true, role: 'elsewhere' },
    metrics: true,
    throttle: { rateLimit: 100, burstLimit: 50 },
    apiKeys: ['acme'],
    properties: { stage: { CacheClusterEnabled: true, CacheClusterSize: '0.5' } },
  },
  eventOf: (path) => ({
    privateApi: {
      method: 'GET',
      path,
      private: true,
      operationName: path.slice(1).replace('-', ''),
      throttle: { rateLimit: 10, burstLimit: 5 },
      cache: { keyParameters: ['method.request.querystring.page'] },
    },
  }),
};

const contestants: Record<string, Contestant> = {
  privateApi: { eventOf: (path) => ({ privateApi: `GET ${path}` }), privateApi: {} },
  'privateApi, everything on': everything,
  'http, integration: lambda': {
    eventOf: (path) => ({ http: { method: 'get', path, integration: 'lambda' } }),
  },
};

const service = (events: readonly object[], { privateApi }: Contestant): Service =>
  fixtureService({
    plugins: privateApi ? ['serverless-private-api'] : [],
    functions: { stock: { events }, rest: null },
    privateApi: privateApi ?? null,
  });

interface Row {
  readonly host: string;
  readonly event: string;
  readonly routes: number;
  readonly bytes: number;
  readonly resources: number;
  readonly seconds: number;
}

async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const host of measuredHosts) {
    for (const routes of routeCounts) {
      for (const [event, contestant] of Object.entries(contestants)) {
        const events = range(routes).map((index) => contestant.eventOf(`/route-${String(index)}`));
        const times: number[] = [];
        let template;
        while (times.length < runsEach) {
          const packaged = await packageService(host, service(events, contestant));
          ({ template } = packaged);
          times.push(packaged.milliseconds);
        }
        rows.push({
          host: host.name,
          event,
          routes,
          // As the framework uploads it: without indentation.
          bytes: Buffer.byteLength(JSON.stringify(template)),
          resources: Object.keys(template?.Resources ?? {}).length,
          seconds: Math.min(...times) / 1000,
        });
        process.stderr.write('.');
      }
    }
  }
  return rows;
}

function print(rows: readonly Row[]): void {
  const lines = [
    `| host | event | routes | template | a further route | resources | package, best of ${String(runsEach)} |`,
    '|---|---|--:|--:|--:|--:|--:|',
    ...rows.map(({ host, event, routes, bytes, resources, seconds }) => {
      const first = rows.find((row) => row.host === host && row.event === event);
      const further = first && routes > 1 ? `${kilobytes((bytes - first.bytes) / (routes - 1))} KB` : '';
      return `| ${host} | ${event} | ${String(routes)} | ${kilobytes(bytes)} KB | ${further} | ${String(resources)} | ${seconds.toFixed(1)} s |`;
    }),
  ];
  process.stdout.write(
    `\n${lines.join('\n')}\n\nCloudFormation takes a template of 1,000 KB and 500 resources.\n`,
  );
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(bytes < 10_000 ? 2 : 0);

void measure().then(print);
