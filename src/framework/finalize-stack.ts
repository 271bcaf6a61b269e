import { writeFileSync } from 'node:fs';
import { isPartOfApi } from '../cloudformation/deployment-content';
import { finalizeDeployment } from '../cloudformation/finalize-deployment';
import type { PrivateApi } from '../config/settings';
import { PrivateApiError } from '../errors';
import { apiIds, deploymentIdStem, mappingName, restApiId } from '../template/logical-ids';
import { reaches } from '../template/reaches';
import { references } from '../template/references';
import type { CloudFormationTemplate } from '../template/template';
import type { HostUtilities } from './host';
import { wholeTemplate, type Stack } from './read-stack';

/**
 * Gives the Deployment its id, from all that the host and other plugins have made of the API; in nested stacks also
 * what a template can only find in itself.
 *
 * @throws {PrivateApiError} API_MOVED
 */
export function finalizeStack(stack: Stack, api: PrivateApi, { log }: HostUtilities): void {
  const whole = wholeTemplate(stack);
  const templates = [stack.root, ...Object.values(stack.nested).map(({ template }) => template)];
  const holder = templates.find(({ Resources }) => deploymentIdStem in Resources);
  const hasApi = api.restApi !== undefined || apiIds.some((id) => id in whole.Resources);
  if (holder === undefined || !hasApi) throw apiMoved();

  const { template, unseen } = finalizeDeployment(holder, api.deploymentNonce, whole);
  Object.assign(holder, template);
  completeNested(stack, whole);
  breakCircle(stack, template);
  if (unseen.length > 0 && api.deploymentNonce === undefined) {
    log.notice(
      `serverless-private-api: a change of ${unseen.join(', ')} makes no new deployment, because its value is not in the template. When it changes, set privateApi.deploymentNonce to another text.`,
    );
  }
}

/** Mappings follow what looks up in them; the files are written again. */
function completeNested({ root, nested }: Stack, whole: CloudFormationTemplate): void {
  for (const { file, template } of Object.values(nested)) {
    refuseDangling(root, template, whole);
    const missing = mappingsIn(template).filter(
      (name) => root.Mappings?.[name] && !template.Mappings?.[name],
    );
    for (const name of missing)
      template.Mappings = { ...template.Mappings, [name]: root.Mappings?.[name] ?? {} };
    writeFileSync(file, JSON.stringify(template, null, 2));
  }
  if (Object.keys(nested).length > 0 && !mappingsIn(root).includes(mappingName)) {
    delete root.Mappings?.[mappingName];
  }
}

/**
 * The Deployment waits for permissions, and they name the API. Where both of these stand in one nested stack and the
 * permissions in another, the two would wait for each other: then the Deployment does not.
 */
function breakCircle({ root, nested }: Stack, holder: CloudFormationTemplate): void {
  const stackId = Object.keys(nested).find((id) => nested[id]?.template.Resources === holder.Resources);
  const stack = root.Resources[stackId ?? ''];
  if (stackId === undefined || stack === undefined) return;
  const waitsForStack = reaches(root.Resources, stackId);
  stack.DependsOn = [stack.DependsOn ?? []].flat().filter((id) => !waitsForStack(id));
}

function mappingsIn({ Resources, Outputs }: CloudFormationTemplate): string[] {
  return references([Resources, Outputs]).flatMap((reference) =>
    reference.kind === 'mapping' ? [reference.name] : [],
  );
}

/**
 * Conditions and parameters stay in the root, where a nested template does not see them.
 *
 * @throws {PrivateApiError} API_MOVED
 */
function refuseDangling(
  { Conditions = {}, Parameters = {} }: CloudFormationTemplate,
  template: CloudFormationTemplate,
  whole: CloudFormationTemplate,
): void {
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (!isPartOfApi(id, whole.Resources[id] ?? resource)) continue;
    for (const reference of references(resource)) {
      const { name } = reference;
      if (typeof name !== 'string') continue;
      const isDangling =
        (reference.kind === 'condition' && name in Conditions && !(name in (template.Conditions ?? {}))) ||
        (reference.kind === 'logicalId' && name in Parameters && !(name in (template.Parameters ?? {})));
      if (!isDangling) continue;
      throw new PrivateApiError(
        'API_MOVED',
        `serverless-private-api: Resources.${id} has been moved into a nested stack and refers to ${name}, which stands in the root template only: CloudFormation would refuse it. Keep it in the root. For serverless-plugin-split-stacks, in stacks-map.js:\n\n  module.exports = (resource, logicalId) => (logicalId === '${id}' ? false : undefined);`,
      );
    }
  }
}

function apiMoved(): PrivateApiError {
  return new PrivateApiError(
    'API_MOVED',
    `serverless-private-api: ${restApiId} or ${deploymentIdStem} is no longer in the template, nor in a nested stack whose template lies in .serverless: the API can be neither proven closed nor given its deployment. Another plugin has moved or removed it. Tell that plugin to leave resources whose ids begin with PrivateApiGateway where they are.`,
  );
}
