import type { Host } from './host';

interface HabitualService {
  readonly custom?: { readonly privateApi?: unknown };
  readonly provider: { readonly endpointType?: unknown; readonly vpcEndpointIds?: unknown };
  readonly functions?: Readonly<Record<string, { readonly events?: readonly unknown[] } | null>>;
}

/** What people write out of habit where this plugin does not read it, and where it belongs. */
export function habitHints(host: Host): string[] {
  const { custom, provider, functions } = host.service as unknown as HabitualService;
  const hints: string[] = [];
  if (custom?.privateApi !== undefined) {
    hints.push(
      'custom.privateApi is not read. Write privateApi at the top level, beside provider and functions.',
    );
  }
  const events = Object.values(functions ?? {}).flatMap((one) => one?.events ?? []);
  const hasHttp = events.some((event) => typeof event === 'object' && event !== null && 'http' in event);
  if (hasHttp) return hints;
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
