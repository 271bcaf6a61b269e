import { isKnownList } from '../cloudformation/intrinsics';
import type { PrivateApi } from '../config/settings';
import type { Host, HostUtilities } from './host';

/** After `package`: through what the API will be called; with `--verbose` also its routes. */
export function announce(host: Host, api: PrivateApi, { log }: HostUtilities): void {
  const { commands, options } = host.processedInput;
  if (commands.join(' ') !== 'package') return;
  const host_ = `execute-api.${host.getProvider('aws').getRegion()}.amazonaws.com/${api.stageName}`;
  const endpoints = isKnownList(api.vpcEndpointIds) ? api.vpcEndpointIds : [api.vpcEndpointIds];
  log.notice();
  log.notice('private endpoints:');
  for (const endpoint of endpoints) {
    log.notice(`  https://<api id>-${typeof endpoint === 'string' ? endpoint : '<endpoint id>'}.${host_}`);
  }
  if (options['verbose'] !== true) return;
  log.notice('private routes:');
  for (const { method, path, functionName } of api.routes) {
    log.notice(`  ${method.padEnd(7)} ${path} → ${functionName}`);
  }
}
