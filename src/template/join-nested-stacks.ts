import { isEqual, mapKeys, mapValues, omitBy, union } from 'lodash';
import { substitute } from './substitute';
import type { CloudFormationResource, CloudFormationTemplate } from './template';

type Values = Readonly<Record<string, unknown>>;

/**
 * One template with everything that stands in a stack and its nested stacks, as if nothing had been moved: resources
 * keep their ids, a parameter becomes what the parent passes, an output what it gives out. For reading, not for a
 * deployment. A nested stack with a resource id that is taken stays what it is.
 * Source: AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html
 *
 * @param nested logical id of the stack in `root` → its template
 */
export function joinNestedStacks(
  root: CloudFormationTemplate,
  nested: Readonly<Record<string, CloudFormationTemplate>>,
): CloudFormationTemplate {
  const joined = { ...root, Resources: { ...root.Resources } };
  const members: Record<string, readonly string[]> = {};
  const outputs: Record<string, unknown> = {};

  for (const [stackId, template] of Object.entries(nested)) {
    const stack = root.Resources[stackId];
    const ids = Object.keys(template.Resources);
    if (stack === undefined || ids.some((id) => id in joined.Resources)) continue;
    const inner = inTermsOfParent(stackId, stack, template, joined);
    Reflect.deleteProperty(joined.Resources, stackId);
    members[stackId] = ids;
    for (const [id, resource] of Object.entries(inner.Resources)) {
      joined.Resources[id] = { ...resource, DependsOn: union(dependencies(resource), dependencies(stack)) };
    }
    joined.Conditions = { ...joined.Conditions, ...inner.Conditions };
    joined.Mappings = { ...joined.Mappings, ...inner.Mappings };
    for (const [name, { Value }] of Object.entries(inner.Outputs ?? {})) {
      outputs[`${stackId}.Outputs.${name}`] = Value;
    }
  }

  const whole = substitute(joined, { valueOf: resolved(outputs) }) as CloudFormationTemplate;
  const waiting = mapValues(whole.Resources, (resource) => ({
    ...resource,
    DependsOn: dependencies(resource).flatMap((id) => members[id] ?? [id]),
  }));
  return { ...whole, Resources: waiting };
}

/** A nested template with the parent's values and names in place of its own. */
function inTermsOfParent(
  stackId: string,
  { Properties }: CloudFormationResource,
  template: CloudFormationTemplate,
  { Conditions: otherConditions = {}, Mappings: otherMappings = {} }: CloudFormationTemplate,
): CloudFormationTemplate {
  const { Parameters = {}, Conditions = {}, Mappings = {} } = template;
  const passed: Values = {
    ...mapValues(Parameters, ({ Default }) => Default),
    ...(Properties?.['Parameters'] as Values | undefined),
  };
  const freeName = (name: string, value: unknown, others: Values): string =>
    name in others && !isEqual(value, others[name]) ? stackId + name : name;
  const names = {
    valueOf: (name: string) => passed[name],
    conditions: mapValues(
      Conditions,
      (value, name) => handedDown(value, passed) ?? freeName(name, value, otherConditions),
    ),
    mappings: mapValues(Mappings, (value, name) => freeName(name, value, otherMappings)),
  };
  const inner = substitute(template, names) as CloudFormationTemplate;
  const own = omitBy(inner.Conditions, (_, name) => handedDown(Conditions[name], passed) !== undefined);
  return {
    ...inner,
    Conditions: mapKeys(own, (_, name) => names.conditions[name]),
    Mappings: mapKeys(inner.Mappings, (_, name) => names.mappings[name]),
  };
}

/** The condition of the parent that a nested stack gets as the text `true` or `false`. */
function handedDown(condition: unknown, passed: Values): string | undefined {
  const [parameter, met] = (condition as { 'Fn::Equals'?: readonly unknown[] })['Fn::Equals'] ?? [];
  const value = passed[(parameter as { Ref?: string } | undefined)?.Ref ?? ''];
  const [name] = (value as { 'Fn::If'?: readonly unknown[] } | undefined)?.['Fn::If'] ?? [];
  return met === 'true' && isEqual(value, { 'Fn::If': [name, 'true', 'false'] }) ? String(name) : undefined;
}

/** Outputs by name; one may give out what its stack was passed from another. */
function resolved(outputs: Values): (name: string) => unknown {
  const known = new Map<string, unknown>();
  const valueOf = (name: string): unknown => {
    if (!known.has(name) && name in outputs) {
      known.set(name, undefined);
      known.set(name, substitute(outputs[name], { valueOf }));
    }
    return known.get(name);
  };
  return valueOf;
}

function dependencies({ DependsOn = [] }: CloudFormationResource): readonly string[] {
  return [DependsOn].flat();
}
