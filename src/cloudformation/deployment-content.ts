import { omit } from 'lodash';
import { restApiId } from './logical-ids';
import type { CloudFormationResource, CloudFormationTemplate } from './template';

/** What a deployment freezes, and the values in it that only CloudFormation knows. */
export interface DeploymentContent {
  /** Equal content makes an equal deployment. */
  frozen: unknown;
  /** Imports, parameters and dynamic references whose value the template does not show, in words. */
  unseen: string[];
}

const frozenTypes = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Model',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Authorizer',
]);

/** They take effect without a deployment. */
const notFrozen = ['Name', 'Description', 'Tags'];

/**
 * Everything that a deployment of the API freezes, from the final template: the API with its policy, and the
 * resources that belong to it, also those that the user added. Mappings, conditions, parameters and the resources
 * that they refer to are part of it, because their change changes the value.
 * Source: apigateway/latest/developerguide/how-to-deploy-api.html
 */
export function deploymentContent(template: CloudFormationTemplate): DeploymentContent {
  const unseen = new Set<string>();
  const referenced = new Map<string, unknown>();

  const own = Object.entries(template.Resources).filter(([id, resource]) => isPartOfApi(id, resource));
  const ownIds = new Set(own.map(([id]) => id));

  const see = (key: string, read: () => unknown): void => {
    if (referenced.has(key)) return;
    referenced.set(key, null);
    referenced.set(key, visit(read()));
  };

  const seeReference = (logicalId: string): void => {
    if (logicalId.startsWith('AWS::') || ownIds.has(logicalId)) return;
    const parameter = template.Parameters?.[logicalId];
    if (parameter) {
      unseen.add(`the parameter ${logicalId}`);
      see(`Parameters.${logicalId}`, () => parameter);
    }
    const resource = template.Resources[logicalId];
    // A function's ARN stays the same when its code or settings change.
    if (resource && !resource.Type.startsWith('AWS::Lambda::')) {
      see(`Resources.${logicalId}`, () => [resource.Type, resource.Properties]);
    }
  };

  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') {
      for (const [, reference] of value.matchAll(/\{\{resolve:([^}]*)\}\}/g)) {
        unseen.add(`the dynamic reference ${String(reference)}`);
      }
      return value;
    }
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;

    const [name, argument] = Object.entries(value)[0] ?? [];
    switch (name) {
      case 'Ref':
        if (typeof argument === 'string') seeReference(argument);
        break;
      case 'Fn::GetAtt':
        seeReference(String(Array.isArray(argument) ? argument[0] : argument).split('.')[0] ?? '');
        break;
      case 'Fn::Sub': {
        const text: unknown = Array.isArray(argument) ? argument[0] : argument;
        for (const [, target] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
          seeReference(String(target).split('.')[0] ?? '');
        }
        break;
      }
      case 'Fn::ImportValue':
        unseen.add(`the import ${JSON.stringify(argument)}`);
        break;
      case 'Fn::If':
      case 'Condition': {
        const condition: unknown = Array.isArray(argument) ? argument[0] : argument;
        if (typeof condition === 'string' && template.Conditions?.[condition] !== undefined) {
          see(`Conditions.${condition}`, () => template.Conditions?.[condition]);
        }
        break;
      }
      case 'Fn::FindInMap': {
        const [mapping, ...keys] = Array.isArray(argument) ? (argument as unknown[]) : [];
        if (typeof mapping !== 'string') break;
        const found = template.Mappings?.[mapping];
        const [top, second] = keys;
        see(`Mappings.${JSON.stringify(argument)}`, () =>
          typeof top === 'string' && typeof second === 'string' ? found?.[top]?.[second] : found,
        );
        break;
      }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };

  const frozen = own.map(([id, { Type, Properties = {}, Condition }]) => {
    if (Condition !== undefined) see(`Conditions.${Condition}`, () => template.Conditions?.[Condition]);
    const properties = Type === 'AWS::ApiGateway::RestApi' ? omit(Properties, notFrozen) : Properties;
    return [id, Type, visit(properties)];
  });
  return {
    frozen: Object.fromEntries([...frozen.map(([id, ...content]) => [id, content] as const), ...referenced]),
    unseen: [...unseen].sort(),
  };
}

/** The API, or a resource that names it in `RestApiId`, in any of the ways a template can. */
export function isPartOfApi(logicalId: string, resource: CloudFormationResource): boolean {
  if (!frozenTypes.has(resource.Type)) return false;
  if (logicalId === restApiId) return true;
  const reference = resource.Properties?.['RestApiId'];
  if (typeof reference !== 'object' || reference === null) return false;
  if ('Ref' in reference) return reference.Ref === restApiId;
  if (!('Fn::GetAtt' in reference)) return false;
  const attribute = reference['Fn::GetAtt'];
  return Array.isArray(attribute)
    ? attribute[0] === restApiId
    : String(attribute).startsWith(`${restApiId}.`);
}
