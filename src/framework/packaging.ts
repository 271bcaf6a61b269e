import { uniq } from 'lodash';
import { finalizeDeployment } from '../cloudformation/finalize-deployment';
import { PrivateApiError } from '../errors';
import { deploymentIdStem, restApiId } from '../template/logical-ids';
import type { CloudFormationTemplate } from '../template/template';
import { synthesize } from '../cloudformation/synthesize';
import { isKnownList } from '../template/intrinsics';
import { normalize } from '../config/normalize';
import type { PrivateApi } from '../config/settings';
import { loadTemplateTexts } from '../mapping-templates/load-template-texts';
import type { Host, HostUtilities } from './host';
import { merge } from './merge';
import { functionTarget, readService } from './read-service';

/** Reads the whole configuration, before the host has built anything. */
export function readConfiguration(host: Host, { log }: HostUtilities): PrivateApi | undefined {
  const api = normalize(readService(host));
  if (api === undefined) {
    log.warning(
      "serverless-private-api does nothing: no function has a privateApi event. Add one: events: [{ privateApi: '*' }].",
    );
  }
  return api;
}

/** Adds the private API to the template, once the host has compiled the functions. */
export function addToTemplate(host: Host, api: PrivateApi, { log }: HostUtilities): void {
  const names = uniq([
    ...api.routes.map(({ functionName }) => functionName),
    ...api.authorizers.flatMap(({ functionName }) => functionName ?? []),
  ]);
  const targets = Object.fromEntries(names.map((name) => [name, functionTarget(host, name)]));
  const fragment = synthesize(api, targets, loadTemplateTexts());
  merge(
    host.service.provider.compiledCloudFormationTemplate,
    fragment,
    readService(host).resources.Resources ?? {},
  );
  for (const { functionName, method, path } of api.routes) {
    const condition = targets[functionName]?.condition;
    if (condition === undefined) continue;
    log.notice(
      `serverless-private-api: ${method} ${path} is there only where ${condition} holds, as its function ${functionName}.`,
    );
  }
  if (!isKnownList(api.vpcEndpointIds)) {
    log.notice(
      'serverless-private-api: only CloudFormation knows how many VPC endpoints there are, so the stack has no output with the URL of each.',
    );
  }
}

/** Gives the Deployment its id, once the user's `resources` and `extensions` are merged. */
export function finalizeTemplate(host: Host, api: PrivateApi, { log }: HostUtilities): void {
  const { provider } = host.service;
  refuseMovedApi(provider.compiledCloudFormationTemplate);
  const { template, unseen } = finalizeDeployment(
    provider.compiledCloudFormationTemplate,
    api.deploymentNonce,
  );
  Object.assign(provider.compiledCloudFormationTemplate, template);
  if (unseen.length > 0 && api.deploymentNonce === undefined) {
    log.notice(
      `serverless-private-api: a change of ${unseen.join(', ')} makes no new deployment, because its value is not in the template. When it changes, set privateApi.deploymentNonce to another text.`,
    );
  }
}

/**
 * Another plugin may have moved the API into a nested stack: nothing of it is left to hash and to prove.
 *
 * @throws {PrivateApiError} API_MOVED
 */
function refuseMovedApi({ Resources }: CloudFormationTemplate): void {
  const missing = [restApiId, deploymentIdStem].filter((id) => Resources[id] === undefined);
  if (missing.length === 0) return;
  throw new PrivateApiError(
    'API_MOVED',
    `serverless-private-api: ${missing.join(' and ')} are no longer in the template, so that the API can be neither proven closed nor given its deployment. List serverless-private-api under plugins before serverless-plugin-split-stacks or whichever plugin moves resources into nested stacks.`,
  );
}
