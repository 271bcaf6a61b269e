import { compact, sortBy, uniq } from 'lodash';
import type { FunctionTarget, PrivateApi } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { authorizerResources } from './authorizer';
import { deployment } from './deployment';
import {
  deploymentIdStem,
  methodId,
  permissionId,
  restApiId,
  stageId,
  vpcEndpointLogicalId,
  webAclAssociationId,
} from '../template/logical-ids';
import { logs } from './logs';
import { domainResources } from './domain-resources';
import { gatewayResponses } from './gateway-responses';
import { method } from './method';
import { onExistingApi } from './on-existing-api';
import { models } from './models';
import { preflights } from './preflight';
import { requestValidators } from './request-validators';
import { openApiDefinition } from './open-api-definition';
import { outputs } from './outputs';
import { permission } from './permission';
import { resources } from './resources';
import { restApi } from './rest-api';
import { securityGroup } from './security-group';
import { shareTemplates } from './share-templates';
import { shippedName } from './shipped-name';
import { stage } from './stage';
import type { CloudFormationResource, CloudFormationTemplate } from '../template/template';
import { usagePlans } from './usage-plans';
import { vpcEndpoint } from './vpc-endpoint';
import { webAclAssociation } from './web-acl-association';

export interface TemplateFragment {
  readonly Resources: Record<string, CloudFormationResource>;
  readonly Mappings: NonNullable<CloudFormationTemplate['Mappings']>;
  readonly Outputs: NonNullable<CloudFormationTemplate['Outputs']>;
}

/**
 * The private API as CloudFormation. Pure: the same settings give the same bytes.
 *
 * @param targets the functions that routes and authorizers name
 */
export function synthesize(
  api: PrivateApi,
  targets: Readonly<Record<string, FunctionTarget>>,
  texts: TemplateTexts,
): TemplateFragment {
  const routes = sortBy(api.routes, ['path', 'method']);
  const target = (name: string): FunctionTarget => {
    const found = targets[name];
    if (!found) throw new Error(`No target for function ${name}.`);
    return found;
  };

  const { methods, mappings } = shareTemplates(
    {
      ...Object.fromEntries(
        routes.map((route) => [
          methodId(route.path, route.method),
          method(api, route, target(route.functionName), texts),
        ]),
      ),
      ...preflights(routes, texts),
    },
    shippedName(texts),
    api.definition === 'resources',
  );

  const answers = gatewayResponses(api);
  const aliasIds = compact(Object.values(targets).map(({ alias }) => alias?.logicalId));

  const fragment: TemplateFragment = {
    Mappings: mappings,
    Outputs: outputs(api),
    Resources: {
      ...(api.createVpcEndpoint && {
        ...securityGroup(api.createVpcEndpoint),
        [vpcEndpointLogicalId]: vpcEndpoint(api.createVpcEndpoint),
      }),
      [restApiId]: restApi(api),
      ...Object.fromEntries(
        api.authorizers.flatMap((authorizer) =>
          Object.entries(
            authorizerResources(
              authorizer,
              authorizer.functionName === undefined ? undefined : target(authorizer.functionName),
              api.definition,
            ),
          ),
        ),
      ),
      ...resources(routes.map(({ path }) => path)),
      ...models(api.models),
      ...requestValidators(routes),
      ...answers,
      ...methods,
      ...Object.fromEntries(
        uniq(
          routes
            .filter(({ credentials }) => credentials === undefined)
            .map(({ functionName }) => functionName),
        )
          .map(target)
          .map((invoked) => [permissionId(invoked.normalizedName), permission(invoked)]),
      ),
      [deploymentIdStem]: deployment(api, [...Object.keys(methods), ...Object.keys(answers), ...aliasIds]),
      ...logs(api),
      [stageId]: stage(api),
      ...usagePlans(api),
      ...(api.webAclArn !== undefined && { [webAclAssociationId]: webAclAssociation(api.webAclArn) }),
      ...(api.domain && domainResources(api, api.domain)),
    },
  };
  if (api.restApi) return onExistingApi(fragment, api.restApi);
  return api.definition === 'openapi' ? openApiDefinition(fragment, api) : fragment;
}
