import type { CloudFormationTemplate } from '../../src/template/template';
import { intrinsicOf, isObject } from './service-spec/check-value';

/**
 * A value as CloudFormation resolves it, near enough to read: a Ref of a resource becomes `<LogicalId>`, an
 * attribute `<LogicalId.Attribute>`.
 *
 * @param pseudoParameters `AWS::Region` and its like, and the template's own parameters
 */
export function resolve(
  template: CloudFormationTemplate,
  value: unknown,
  pseudoParameters: Readonly<Record<string, string>> = inFrankfurt,
): unknown {
  const inner = (part: unknown): unknown => resolve(template, part, pseudoParameters);
  const reference = (name: string): string => pseudoParameters[name] ?? `<${name}>`;
  if (Array.isArray(value)) return value.map(inner);
  if (!isObject(value)) return value;
  const name = intrinsicOf(value);
  if (name === undefined)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)]));
  const argument = value[name];
  switch (name) {
    case 'Ref':
      return reference(argument as string);
    case 'Fn::GetAtt':
      return reference(Array.isArray(argument) ? argument.join('.') : (argument as string));
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown];
      return (inner(parts) as unknown[]).join(separator);
    }
    case 'Fn::Sub': {
      const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, object];
      const known = inner(variables) as Record<string, string>;
      return text.replace(/\$\{([^!}]+)\}/g, (_, key: string) => known[key] ?? reference(key));
    }
    case 'Fn::FindInMap': {
      const [mapping, first, second] = inner(argument) as [string, string, string];
      return template.Mappings?.[mapping]?.[first]?.[second];
    }
    default:
      return value;
  }
}

export const inFrankfurt = {
  'AWS::Region': 'eu-central-1',
  'AWS::Partition': 'aws',
  'AWS::AccountId': '123456789012',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'the-stack',
};
