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

const service = (events: readonly object[], plugins: readonly string[]): Service =>
  fixtureService(
    { plugins, functions: { stock: { events }, rest: null } },
    plugins.length > 0 ? {} : { privateApi: null },
  );

const contestants: Record<string, (path: string) => object> = {
  privateApi: (path) => ({ privateApi: `GET ${path}` }),
  'http, integration: lambda': (path) => ({ http: { method: 'get', path, integration: 'lambda' } }),
};

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
      for (const [event, eventOf] of Object.entries(contestants)) {
        const events = range(routes).map((index) => eventOf(`/route-${String(index)}`));
        const plugins = event === 'privateApi' ? ['serverless-private-api'] : [];
        const times: number[] = [];
        let template;
        while (times.length < runsEach) {
          const packaged = await packageService(host, service(events, plugins));
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
