import { omit, pick } from 'lodash';
import type { Reference } from '../template/references';
import { references } from '../template/references';
import type { CloudFormationResource, CloudFormationTemplate } from '../template/template';
import { namesApi } from './names-api';
import { replacingProperties } from './replacing-properties';

/** What a deployment freezes, and the values in it that only CloudFormation knows. */
export interface DeploymentContent {
  /** Equal content makes an equal deployment. */
  readonly frozen: Readonly<Record<string, unknown>>;
  /** Imports, parameters and dynamic references whose value the template does not show, in words. */
  readonly unseen: readonly string[];
}

export const frozenTypes = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Model',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Authorizer',
]);

/** They take effect without a deployment. */
const notFrozen: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::RestApi': ['Name', 'Description', 'Tags', 'Body.info'],
};

/**
 * Everything that a deployment of the API freezes, from the final template: the API with its policy, and the
 * resources that belong to it, also those that the user added. Mappings, conditions, parameters and resources that
 * they refer to are part of it, because their change changes the value: of a function, say, what gives it another ARN.
 * Source: apigateway/latest/developerguide/how-to-deploy-api.html
 */
export function deploymentContent(template: CloudFormationTemplate): DeploymentContent {
  const frozen: Record<string, unknown> = {};
  const unseen = new Set<string>();

  const add = (key: string, value: unknown): void => {
    if (value === undefined || key in frozen) return;
    frozen[key] = value;
    for (const reference of references(value)) follow(reference);
  };
  const follow = (reference: Reference): void => {
    if (reference.kind === 'import') unseen.add(`the import ${JSON.stringify(reference.name)}`);
    if (reference.kind === 'dynamic') unseen.add(`the dynamic reference ${reference.name}`);
    if (reference.kind === 'logicalId' && template.Parameters?.[reference.name]) {
      unseen.add(`the parameter ${reference.name}`);
    }
    const [key, definition] = definitionOf(template, reference);
    add(key, definition);
  };

  for (const [id, resource] of Object.entries(template.Resources)) {
    if (isPartOfApi(id, resource)) add(`Resources.${id}`, frozenPart(resource));
  }
  return { frozen, unseen: [...unseen].sort() };
}

/** Where in the template a reference leads, and what stands there. */
function definitionOf(template: CloudFormationTemplate, reference: Reference): [key: string, value: unknown] {
  const { Parameters = {}, Mappings = {}, Conditions = {}, Resources } = template;
  switch (reference.kind) {
    case 'logicalId': {
      const { name } = reference;
      if (Parameters[name]) return [`Parameters.${name}`, Parameters[name]];
      return [`Resources.${name}`, Resources[name] && frozenPart(Resources[name])];
    }
    case 'condition':
      return [`Conditions.${reference.name}`, Conditions[reference.name]];
    case 'mapping': {
      const [top, second] = reference.keys;
      const mapping = Mappings[reference.name];
      // A key may itself be an intrinsic (`AWS::Region`): then any entry may be meant.
      return typeof top === 'string' && typeof second === 'string'
        ? [`Mappings.${reference.name}.${top}.${second}`, mapping?.[top]?.[second]]
        : [`Mappings.${reference.name}`, mapping];
    }
    case 'import':
    case 'dynamic':
      return [reference.kind, undefined];
  }
}

function frozenPart({ Type, Properties = {}, Condition }: CloudFormationResource): unknown {
  const replacing = replacingProperties[Type];
  return {
    Type,
    Properties: replacing ? pick(Properties, replacing) : omit(Properties, notFrozen[Type] ?? []),
    ...(Condition !== undefined && { Condition }),
  };
}

/** The API, or a resource that names it in `RestApiId`, in either of the ways a template can; or one of ours, on the API of another stack. */
export function isPartOfApi(logicalId: string, resource: CloudFormationResource): boolean {
  if (!frozenTypes.has(resource.Type)) return false;
  return logicalId.startsWith(ownStem) || namesApi(resource.Properties?.['RestApiId']);
}

/** What the logical ids of the parts of the API begin with. */
const ownStem = 'PrivateApiGateway';
