import { union, uniq } from 'lodash';
import { synthesize } from '../cloudformation/synthesize';
import { isKnownList } from '../template/intrinsics';
import { normalize } from '../config/normalize';
import { unreadKeys } from '../config/provider-defaults';
import type { PrivateApi } from '../config/settings';
import { deploymentIdStem, openApiId, restApiId } from '../template/logical-ids';
import { waitsFor } from '../cloudformation/waits-for';
import { loadTemplateTexts } from '../mapping-templates/load-template-texts';
import { warnOfHabits } from './habits';
import type { Host, HostUtilities } from './host';
import { merge } from './merge';
import { functionTarget, readService } from './read-service';

/** Reads the whole configuration, before the host has built anything. */
export function readConfiguration(host: Host, utilities: HostUtilities): PrivateApi | undefined {
  warnOfHabits(host, utilities);
  const service = readService(host);
  const api = normalize(service);
  if (api === undefined) {
    utilities.log.warning(
      "serverless-private-api does nothing: no function has a privateApi event. Add one: events: [{ privateApi: '*' }].",
    );
    return undefined;
  }
  const unread = Object.entries(unreadKeys(service));
  if (unread.length > 0) {
    const keys = unread.map(([key, instead]) => `provider.${key} (${instead})`);
    utilities.log.notice(
      `serverless-private-api: the private API does not read ${keys.join(', ')}; in parentheses stands its own setting.`,
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
  if (api.restApi !== undefined) {
    log.warning(
      'serverless-private-api: the API, its resource policy and its stage are another stack’s (restApi): who may call is not proven here, and accepted by access.allowUnproven.',
    );
  }
  if (api.logs.role === 'create') {
    log.notice(
      'serverless-private-api: logs.role: create sets the role with which API Gateway writes the logs of every API of the account in this Region, in place of one that is set.',
    );
  }
  if (api.definition === 'openapi') {
    log.notice(
      `serverless-private-api: the API is ${openApiId}, defined by an OpenAPI document. In a stack where it was ${restApiId} it is a new API, with a new id and new URLs.`,
    );
  }
  if (!isKnownList(api.vpcEndpointIds)) {
    log.notice(
      'serverless-private-api: only CloudFormation knows how many VPC endpoints there are, so the stack has no output with the URL of each.',
    );
  }
}

/**
 * Lets the Deployment wait for what the user's `resources` add to the API, once the host has merged them: a plugin that
 * moves resources into nested stacks carries the order over.
 */
export function orderDeployment(host: Host): void {
  const template = host.service.provider.compiledCloudFormationTemplate;
  const deployment = template.Resources[deploymentIdStem];
  if (deployment === undefined) return;
  deployment.DependsOn = union([deployment.DependsOn ?? []].flat(), waitsFor(template, deploymentIdStem));
}
