import { createHash } from 'node:crypto';
import { deploymentContent } from './deployment-content';
import { deploymentIdStem } from '../template/logical-ids';
import { rename } from '../template/rename';
import type { CloudFormationTemplate } from '../template/template';
import { waitsFor } from './waits-for';

export interface FinalizedDeployment {
  template: CloudFormationTemplate;
  deploymentId: string;
  /** Values that the hash can't see, in words. */
  unseen: readonly string[];
}

/**
 * Gives the Deployment its final id, which ends in a hash of what it freezes, and lets it wait for every method,
 * gateway response and permission of the API, also those that the user added. Run on the template as the host is about
 * to write it.
 *
 * @param nonce any text; another text makes another deployment
 * @param whole where nested stacks hold parts of the API: the template with all of them
 */
export function finalizeDeployment(
  template: CloudFormationTemplate,
  nonce?: string,
  whole: CloudFormationTemplate = template,
): FinalizedDeployment {
  const { frozen, unseen } = deploymentContent(whole);
  const hash = createHash('sha256')
    .update(canonicalJson([frozen, nonce ?? null]))
    .digest('hex')
    .slice(0, 10);
  const deploymentId = deploymentIdStem + hash;

  const renamed = rename(template, deploymentIdStem, deploymentId);
  const deployment = renamed.Resources[deploymentId];
  if (deployment) {
    const own = [deployment.DependsOn ?? []].flat();
    deployment.DependsOn = [...new Set([...own, ...waitsFor(template, deploymentIdStem)])].sort();
  }
  return { template: renamed, deploymentId, unseen };
}

/** JSON whose text does not depend on the order in which keys were written. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
