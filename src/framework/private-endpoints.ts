import { dump } from 'js-yaml';
import { compact } from 'lodash';
import { nameInDomainArn } from '../api-gateway/domain-names';
import { consumerTemplate } from '../cloudformation/consumer-template';
import { normalize } from '../config/normalize';
import type { PrivateApi } from '../config/settings';
import { callLines } from './call-lines';
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
 * After `deploy` and in `info`: through what the API is called; with `--verbose` also its routes, calls to
 * paste, and what other accounts add to reach its domain.
 *
 * @param configured the settings, where the host has packaged; `info` has not
 * @throws {ConfigurationError} from `info --verbose`, if the routes can not be read
 */
export function showEndpoints(host: Host, configured: PrivateApi | undefined): void {
  const outputs = new Map(stackOutputs(host).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const domainUrl = outputs.get('PrivateApiGatewayDomainUrl');
  const plain = outputs.get(plainUrl);
  const through = [...outputs].flatMap(([key, url]) =>
    key !== plainUrl && key.startsWith(plainUrl) ? [url] : [],
  );
  const urls = compact([domainUrl, ...through]);
  if (urls.length === 0 && plain === undefined) return;
  host.addServiceOutputSection('private endpoints', [
    ...urls,
    ...(plain === undefined ? [] : [`${plain} (only with private DNS)`]),
  ]);
  if (host.processedInput.options['verbose'] !== true) return;
  const api = configured ?? normalize(readService(host));
  host.addServiceOutputSection('private routes', (api?.routes ?? []).map(routeInWords));
  if (api === undefined) return;
  const endpointDnsName = outputs.get('PrivateApiGatewayVpcEndpointDnsName');
  host.addServiceOutputSection('private calls', callLines(api, urls, plain, endpointDnsName));
  const arn = outputs.get('PrivateApiGatewayDomainNameArn');
  if (arn === undefined || !reachesOtherAccounts(api)) return;
  const template = dump(consumerTemplate(arn, nameInDomainArn(arn) ?? ''), { lineWidth: -1 });
  host.addServiceOutputSection(
    'for other accounts, a template of CloudFormation',
    template.trimEnd().split('\n'),
  );
}

function reachesOtherAccounts({ access, domain }: PrivateApi): boolean {
  const owner = domain?.owner;
  return (
    access.vpcEndpointIds !== undefined ||
    (owner !== undefined && 'shareWith' in owner && owner.shareWith !== undefined)
  );
}

/** `GET     /orders → listOrders`. */
export function routeInWords({ method, path, functionName }: PrivateApi['routes'][number]): string {
  return `${method.padEnd(7)} ${path} → ${functionName}`;
}

/** The host's own info plugin keeps them; it is known by what it holds, since a bundled host renames its class. */
function stackOutputs(host: Host): readonly StackOutput[] {
  for (const plugin of host.pluginManager.plugins) {
    const { gatheredData } = plugin as { gatheredData?: { outputs?: readonly StackOutput[] } };
    if (gatheredData?.outputs) return gatheredData.outputs;
  }
  return [];
}
