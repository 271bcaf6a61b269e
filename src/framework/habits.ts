import { hasHttpEvents } from './has-http-events';
import type { Host, HostUtilities } from './host';

interface HabitualService {
  readonly custom?: { readonly privateApi?: unknown };
  readonly provider: { readonly endpointType?: unknown; readonly vpcEndpointIds?: unknown };
  readonly functions?: unknown;
}

/** Says where it belongs what people write out of habit where this plugin does not read it. */
export function warnOfHabits(host: Host, { log }: HostUtilities): void {
  for (const hint of habitHints(host)) log.warning(`serverless-private-api: ${hint}`);
}

function habitHints(host: Host): string[] {
  const { custom, provider, functions } = host.service as unknown as HabitualService;
  const hints: string[] = [];
  if (custom?.privateApi !== undefined) {
    hints.push(
      'custom.privateApi is not read. Write privateApi at the top level, beside provider and functions.',
    );
  }
  if (hasHttpEvents(functions)) return hints;
  if (String(provider.endpointType).toUpperCase() === 'PRIVATE') {
    hints.push(
      'provider.endpointType: PRIVATE is for http events, and there are none. The API of privateApi events is private without it: remove it.',
    );
  }
  if (provider.vpcEndpointIds !== undefined) {
    hints.push(
      'provider.vpcEndpointIds is for http events, and there are none. Write privateApi.vpcEndpointIds.',
    );
  }
  return hints;
}
