import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Tool = 'serverless-private-api' | 'serverless-offline';

export const benchDirectory = __dirname;
const checkout = resolve(__dirname, '../..');

/** The handler that all servers run. */
export const handlerSource = `exports.handler = async (event) => ({ ok: true, path: event.path ?? null, body: event.body });\n`;

/** Two routes a path, PUT and POST: 300 routes stay within the quota of 300 resources. */
const routePath = (route: number): string => `/group${(route >> 1) % 10}/item${route >> 1}`;
const routeMethod = (route: number): string => (route % 2 === 0 ? 'post' : 'put');

/** The path that is called, with POST: the last one. */
export const calledPath = (routes: number): string => `/dev${routePath(routes - 1)}`;

/**
 * A service with that many routes to one function, for one tool or the other. Both send the same event, by a request
 * template, and have a response template: ours always has.
 */
export function writeService(tool: Tool, routes: number, port: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'bench-offline-'));
  mkdirSync(join(directory, 'node_modules'));
  const ours = tool === 'serverless-private-api';
  symlinkSync(
    ours ? checkout : join(benchDirectory, 'node_modules/serverless-offline'),
    join(directory, 'node_modules', tool),
  );
  const configuration = {
    service: 'bench',
    plugins: [tool],
    provider: { name: 'aws', runtime: 'nodejs20.x', region: 'us-east-1', stage: 'dev', timeout: 10 },
    ...(ours
      ? { privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], request: { event: 'lambda' } } }
      : {
          custom: {
            'serverless-offline': {
              httpPort: port,
              lambdaPort: port + 1,
              albPort: port + 2,
              noTimeout: false,
            },
          },
        }),
    functions: {
      api: {
        handler: 'handler.handler',
        events: Array.from({ length: routes }, (_, route) => {
          const [method, path] = [routeMethod(route), routePath(route)];
          return ours
            ? { privateApi: { method, path } }
            : { http: { method, path, integration: 'lambda', response: { template: "$input.json('$')" } } };
        }),
      },
    },
  };
  writeFileSync(join(directory, 'serverless.json'), JSON.stringify(configuration));
  writeFileSync(join(directory, 'package.json'), '{"private":true}');
  writeFileSync(join(directory, 'handler.js'), handlerSource);
  return directory;
}
