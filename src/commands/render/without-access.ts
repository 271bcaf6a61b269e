import { mapValues, omit } from 'lodash';
import type { CloudFormationResource, CloudFormationTemplate } from '../../template/template';

interface OtherTemplate {
  readonly mappingTemplate?: string;
  /** It replaces the response templates, not the request's. */
  readonly response?: boolean;
}

interface MethodIntegration {
  readonly RequestTemplates?: Readonly<Record<string, unknown>>;
  readonly IntegrationResponses?: readonly object[];
}

const anyone = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** A copy of the template whose routes anyone may call, with another mapping template if one is given. */
export function withoutAccess(
  template: CloudFormationTemplate,
  other: OtherTemplate,
): CloudFormationTemplate {
  return { ...template, Resources: mapValues(template.Resources, (resource) => open(resource, other)) };
}

function open(resource: CloudFormationResource, other: OtherTemplate): CloudFormationResource {
  const { Type, Properties = {} } = resource;
  if (Type === 'AWS::ApiGateway::RestApi') {
    return { ...resource, Properties: { ...Properties, Policy: anyone } };
  }
  if (Type !== 'AWS::ApiGateway::Method') return resource;
  const integration = Properties['Integration'] as MethodIntegration | undefined;
  return {
    ...resource,
    Properties: {
      ...omit(Properties, 'AuthorizerId', 'RequestValidatorId'),
      AuthorizationType: 'NONE',
      ApiKeyRequired: false,
      ...(integration && { Integration: withTemplate(integration, other) }),
    },
  };
}

function withTemplate(
  integration: MethodIntegration,
  { mappingTemplate, response = false }: OtherTemplate,
): MethodIntegration {
  if (mappingTemplate === undefined) return integration;
  if (!response) {
    const mediaTypes = Object.keys(integration.RequestTemplates ?? { 'application/json': '' });
    return {
      ...integration,
      RequestTemplates: Object.fromEntries(mediaTypes.map((type) => [type, mappingTemplate])),
    };
  }
  return {
    ...integration,
    IntegrationResponses: (integration.IntegrationResponses ?? []).map((one) => ({
      ...one,
      ResponseTemplates: { 'application/json': mappingTemplate },
    })),
  };
}
