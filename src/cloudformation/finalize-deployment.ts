import { createHash } from 'node:crypto';
import { deploymentContent } from './deployment-content';
import { deploymentIdStem } from '../template/logical-ids';
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

/** The template with one logical id renamed, and whatever refers to it. */
function rename(template: CloudFormationTemplate, from: string, to: string): CloudFormationTemplate {
  const visit = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') {
      if (key === 'Ref' || key === 'DependsOn') return value === from ? to : value;
      if (key === 'Fn::Sub') return value.replaceAll(`\${${from}}`, `\${${to}}`);
      if (key === 'Fn::GetAtt') return value.startsWith(`${from}.`) ? to + value.slice(from.length) : value;
      return value;
    }
    if (Array.isArray(value)) {
      // The elements of `DependsOn` and the first of `Fn::GetAtt` and `Fn::Sub` are read as the whole would be.
      return value.map((element, index) => {
        if (key === 'Fn::GetAtt' && index === 0) return element === from ? to : (element as unknown);
        const inherits = key === 'DependsOn' || (key === 'Fn::Sub' && index === 0);
        return visit(element, inherits ? key : undefined);
      });
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => [id === from ? to : id, visit(resource)]),
  ) as CloudFormationTemplate['Resources'];
  return {
    ...template,
    Resources,
    ...(template.Outputs && { Outputs: visit(template.Outputs) as typeof template.Outputs }),
  };
}

/** JSON whose text does not depend on the order in which keys were written. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
