import { resolve } from 'node:path';
import type { Host } from './host';

interface HostLayer {
  readonly path?: string;
}

/** The layers whose files the service has itself: logical id in the template → absolute path. */
export function localLayers(host: Host, serviceDir: string): Record<string, string> {
  const { layers } = host.service as { layers?: Readonly<Record<string, HostLayer>> };
  const { naming } = host.getProvider('aws');
  const ids = Object.keys(host.service.provider.compiledCloudFormationTemplate.Resources);
  const directories = Object.entries(layers ?? {}).flatMap(([name, { path }]) => {
    if (path === undefined) return [];
    const stem = naming.getLambdaLayerLogicalId(name);
    // A layer that is retained has a hash behind its name, which a function need not write.
    const retained = ids.filter((id) => new RegExp(`^${stem}[0-9a-f]{40}$`).test(id));
    return [stem, ...retained].map((id) => [id, resolve(serviceDir, path)] as const);
  });
  return Object.fromEntries(directories);
}
