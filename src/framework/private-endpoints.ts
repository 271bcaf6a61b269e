import { normalize } from '../config/normalize';
import type { PrivateApi } from '../config/settings';
import type { Host } from './host';
import { readService } from './read-service';

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

/** URLs of the deployed private API, from the stack outputs that the host has just read. */
function deployedEndpoints(host: Host): string[] {
  return stackOutputs(host)
    .filter(({ OutputKey }) => OutputKey.startsWith('PrivateApiGatewayUrl'))
    .map(({ OutputKey, OutputValue }) =>
      OutputKey === 'PrivateApiGatewayUrl' ? `${OutputValue} (only with private DNS)` : OutputValue,
    );
}

/** The host's own info plugin keeps them; it is known by what it holds, since a bundled host renames its class. */
function stackOutputs(host: Host): readonly StackOutput[] {
  for (const plugin of host.pluginManager.plugins) {
    const { gatheredData } = plugin as { gatheredData?: { outputs?: readonly StackOutput[] } };
    if (gatheredData?.outputs) return gatheredData.outputs;
  }
  return [];
}
