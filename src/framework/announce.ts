import { apiHost } from '../api-gateway/hosts';
import { isKnownList } from '../template/intrinsics';
import type { PrivateApi } from '../config/settings';
import type { Host, HostUtilities } from './host';
import { routeInWords } from './private-endpoints';

/** After `package`: through what the API will be called; with `--verbose` also its routes. */
export function announce(host: Host, api: PrivateApi, { log }: HostUtilities): void {
  const { commands, options } = host.processedInput;
  if (commands.join(' ') !== 'package') return;
  const region = host.getProvider('aws').getRegion();
  const endpoints = isKnownList(api.vpcEndpointIds) ? api.vpcEndpointIds : [api.vpcEndpointIds];
  log.notice();
  log.notice('private endpoints:');
  const { domain } = api;
  if (typeof domain?.name === 'string') {
    log.notice(`  https://${[domain.name, domain.basePath].filter((part) => part !== '').join('/')}`);
  }
  for (const endpoint of api.disableExecuteApiEndpoint ? [] : endpoints) {
    const id = typeof endpoint === 'string' ? endpoint : '<endpoint id>';
    log.notice(`  https://${apiHost('<api id>', region, id)}/${api.stageName}`);
  }
  if (options['verbose'] !== true) return;
  log.notice('private routes:');
  for (const route of api.routes) log.notice(`  ${routeInWords(route)}`);
}
