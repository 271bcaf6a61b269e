import type { Host } from './host';

interface StackOutput {
  readonly OutputKey: string;
  readonly OutputValue: string;
  readonly Description?: string;
}

/** URLs of the deployed private API, from the stack outputs that the host has just read. */
export function deployedEndpoints(host: Host): string[] {
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
