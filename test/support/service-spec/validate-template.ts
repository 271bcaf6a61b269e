import type { CloudFormationResource, CloudFormationTemplate } from '../../../src/template/template';
import { checkProperties } from './check-value';
import { dependenciesOf, dependsOn, referencesOf, type Reference } from './references';
import { isCustomResource, resourceSpec } from './service-spec';

/**
 * What AWS's own resource specification says against a template: unknown, missing and wrong properties, references
 * to nothing, unknown attributes, circles. No enums and no patterns: the specification has none.
 */
export function validateTemplate(template: CloudFormationTemplate): string[] {
  const { Resources: resources, Outputs: outputs = {}, Conditions: conditions = {} } = template;
  return [
    ...Object.entries(resources).flatMap(([logicalId, resource]) => [
      ...(/^[A-Za-z0-9]{1,255}$/.test(logicalId) ? [] : [`${logicalId}: not a logical id`]),
      ...checkResource(resource, logicalId),
      ...dependsOn(resource.DependsOn).flatMap((name) =>
        name in resources ? [] : [`${logicalId}/DependsOn: no resource ${name}`],
      ),
      ...(resource.Condition === undefined || resource.Condition in conditions
        ? []
        : [`${logicalId}/Condition: no condition ${resource.Condition}`]),
      ...checkReferences(template, referencesOf(resource.Properties, logicalId)),
    ]),
    ...Object.entries(outputs).flatMap(([name, output]) => [
      ...('Value' in output ? [] : [`Outputs/${name}: no Value`]),
      ...checkReferences(template, referencesOf(output, `Outputs/${name}`)),
    ]),
    ...circlesOf(template),
  ];
}

function checkResource(
  { Type: type, Properties: properties = {} }: CloudFormationResource,
  path: string,
): string[] {
  if (isCustomResource(type)) return [];
  const spec = resourceSpec(type);
  return spec === undefined
    ? [`${path}: unknown resource type ${type}`]
    : checkProperties(properties, spec.properties, path);
}

function checkReferences(template: CloudFormationTemplate, references: readonly Reference[]): string[] {
  const { Resources: resources, Parameters: parameters = {}, Conditions: conditions = {} } = template;
  return references.flatMap((reference) => {
    switch (reference.kind) {
      case 'Ref': {
        const { name, path } = reference;
        const known = name in resources || name in parameters || name.startsWith('AWS::');
        return known ? [] : [`${path}: reference to ${name}, which is not there`];
      }
      case 'GetAtt': {
        const { name, attribute, path } = reference;
        const type = resources[name]?.Type;
        if (type === undefined) return [`${path}: attribute of ${name}, which is not there`];
        const known = isCustomResource(type) || attribute === undefined || hasAttribute(type, attribute);
        return known ? [] : [`${path}: ${type} has no attribute ${attribute}`];
      }
      case 'Condition':
        return reference.name in conditions ? [] : [`${reference.path}: no condition ${reference.name}`];
      case 'FindInMap':
        return isInMappings(template, reference.keys)
          ? []
          : [`${reference.path}: nothing in Mappings at ${JSON.stringify(reference.keys)}`];
    }
  });
}

function hasAttribute(type: string, attribute: string): boolean {
  const spec = resourceSpec(type);
  return spec === undefined || attribute in spec.attributes || attribute.startsWith('Outputs.');
}

function isInMappings(
  { Mappings: mappings = {} }: CloudFormationTemplate,
  keys: readonly unknown[],
): boolean {
  const [name, first, second] = keys;
  if (typeof name !== 'string') return true;
  const mapping = mappings[name];
  if (mapping === undefined || typeof first !== 'string') return mapping !== undefined;
  const entry = mapping[first];
  return entry !== undefined && (typeof second !== 'string' || second in entry);
}

/** The first circle only: one mistake makes many. */
function circlesOf(template: CloudFormationTemplate): string[] {
  const done = new Set<string>();
  const visit = (logicalId: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(logicalId)) return `circular dependency: ${[...trail, logicalId].join(' → ')}`;
    if (done.has(logicalId)) return undefined;
    for (const next of dependenciesOf(template, logicalId)) {
      const circle = visit(next, [...trail, logicalId]);
      if (circle !== undefined) return circle;
    }
    done.add(logicalId);
    return undefined;
  };
  const circle = Object.keys(template.Resources)
    .map((logicalId) => visit(logicalId, []))
    .find((found) => found !== undefined);
  return circle === undefined ? [] : [circle];
}
