import type { RestApiDescription } from './emulator';
import type { Settings } from './exchange';
import { functionTarget } from './integrations/function-target';
import type { GatewayMethod, GatewayApi } from './gateway-api';

export function describeRestApi(api: GatewayApi, settings: Settings): RestApiDescription {
  const stages = [...api.stages.values()];
  const [stage] = stages;
  return {
    logicalId: api.logicalId,
    id: api.id,
    name: api.name,
    endpointType: api.endpointType,
    vpcEndpointIds: api.vpcEndpointIds,
    domains: api.domains.flatMap(({ name, ways }) =>
      ways
        .filter(({ restApiId }) => restApiId === api.id)
        .map(({ basePath }) => ({ name, basePath: basePath === '' ? '' : `/${basePath}` })),
    ),
    stages: stages.map(({ name }) => name),
    stage: stage?.name ?? '',
    routes: api.methods.map((method) => {
      const functionLogicalId = functionBehind(method, stage?.variables ?? {}, settings);
      return {
        method: method.httpMethod,
        path: method.resourcePath,
        integrationType: method.integration.type,
        authorizationType: method.authorization.type,
        apiKeyRequired: method.apiKeyRequired,
        ...(functionLogicalId === undefined ? {} : { functionLogicalId }),
      };
    }),
    apiKeys: api.apiKeys
      .filter(({ enabled, stages: opened }) => enabled && opened.some((name) => api.stages.has(name)))
      .map(({ logicalId, value }) => ({ logicalId, value })),
  };
}

function functionBehind(
  { integration }: GatewayMethod,
  variables: Readonly<Record<string, string>>,
  settings: Settings,
): string | undefined {
  if (!integration.type.startsWith('AWS')) return undefined;
  const target = functionTarget(integration.uri, variables, settings);
  return 'problem' in target ? undefined : target.logicalId;
}
