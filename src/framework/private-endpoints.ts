import { partition } from 'lodash';
import { normalize } from '../config/normalize';
import type { PrivateApi } from '../config/settings';
import type { Host } from './host';
import { readService } from './read-service';

/** Key of the output with the plain URL; those of the endpoints begin with it. */
const plainUrl = 'PrivateApiGatewayUrl';

interface StackOutput {
  readonly OutputKey: string;
  readonly OutputValue: string;
  readonly Description?: string;
}

/**
 * After `deploy` and in `info`: through what the API is called; with `--verbose` also its routes.
 *
 * @param api the settings, where the host has packaged; `info` has not
 * @throws {ConfigurationError} from `info --verbose`, if the routes can not be read
 */
export function showEndpoints(host: Host, api: PrivateApi | undefined): void {
  const endpoints = deployedEndpoints(host);
  if (endpoints.length === 0) return;
  host.addServiceOutputSection('private endpoints', endpoints);
  if (host.processedInput.options['verbose'] !== true) return;
  const routes = (api ?? normalize(readService(host)))?.routes ?? [];
  host.addServiceOutputSection('private routes', routes.map(routeInWords));
}

/** `GET     /orders → listOrders`. */
export function routeInWords({ method, path, functionName }: PrivateApi['routes'][number]): string {
  return `${method.padEnd(7)} ${path} → ${functionName}`;
}

/** URLs of the deployed private API, from the stack outputs that the host has just read; the one that needs private DNS is last. */
function deployedEndpoints(host: Host): string[] {
  const urls = stackOutputs(host).filter(({ OutputKey }) => OutputKey.startsWith(plainUrl));
  const [plain, through] = partition(urls, ({ OutputKey }) => OutputKey === plainUrl);
  return [
    ...through.map(({ OutputValue }) => OutputValue),
    ...plain.map(({ OutputValue }) => `${OutputValue} (only with private DNS)`),
  ];
}

/** The host's own info plugin keeps them; it is known by what it holds, since a bundled host renames its class. */
function stackOutputs(host: Host): readonly StackOutput[] {
  for (const plugin of host.pluginManager.plugins) {
    const { gatheredData } = plugin as { gatheredData?: { outputs?: readonly StackOutput[] } };
    if (gatheredData?.outputs) return gatheredData.outputs;
  }
  return [];
}
