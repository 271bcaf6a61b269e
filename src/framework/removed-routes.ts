import { apiIds, methodIdStem } from '../template/logical-ids';
import type { Host, HostUtilities } from './host';

/**
 * Methods of the private API in the deployed stack that the new template no longer has, by logical id; none where the
 * API goes with them, which is said. Nothing where the stack does not exist yet, or may not be listed.
 */
export async function removedMethods(host: Host, { log }: HostUtilities): Promise<string[]> {
  const { Resources } = host.service.provider.compiledCloudFormationTemplate;
  try {
    const deployed = await host.getProvider('aws').getStackResources();
    const removed = deployed
      .map(({ LogicalResourceId }) => LogicalResourceId)
      .filter((id) => !(id in Resources));
    const api = removed.find((id) => apiIds.includes(id));
    if (api === undefined) return removed.filter((id) => id.startsWith(methodIdStem));
    log.warning(
      `serverless-private-api: privateApi.definition has changed. This deployment makes a new API, with a new id and new URLs, and deletes the old one (${api}).`,
    );
    return [];
  } catch {
    return [];
  }
}

/** CloudFormation makes the new Deployment, which copies all methods, before it deletes what is gone. */
export function tellOfRemovedMethods(removed: readonly string[], { log }: HostUtilities): void {
  if (removed.length === 0) return;
  log.warning(
    `serverless-private-api: the stage still answers on the routes that were removed (${removed.join(', ')}): CloudFormation deletes a method only after it has made the new deployment. The next deployment leaves them out. To make one now, set privateApi.deploymentNonce to another text and deploy again; with privateApi.definition: 'openapi' a route would go at once.`,
  );
}
