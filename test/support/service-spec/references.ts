import type { CloudFormationTemplate } from '../../../src/template/template';
import { intrinsicOf, isObject } from './check-value';

/** One place that names something else in the template. */
export type Reference =
  | { readonly kind: 'Ref'; readonly name: string; readonly path: string }
  | {
      readonly kind: 'GetAtt';
      readonly name: string;
      readonly attribute: string | undefined;
      readonly path: string;
    }
  | { readonly kind: 'Condition'; readonly name: string; readonly path: string }
  | { readonly kind: 'FindInMap'; readonly keys: readonly unknown[]; readonly path: string };

/** Every reference inside a value, wherever it stands. */
export function referencesOf(value: unknown, path: string): Reference[] {
  if (Array.isArray(value))
    return value.flatMap((element, index) => referencesOf(element, `${path}/${index}`));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([key, child]) => referencesOf(child, `${path}/${key}`));
  const intrinsic = intrinsicOf(value);
  return intrinsic === undefined
    ? inside
    : [...referencesOfIntrinsic(intrinsic, value[intrinsic], path), ...inside];
}

function referencesOfIntrinsic(intrinsic: string, argument: unknown, path: string): Reference[] {
  switch (intrinsic) {
    case 'Ref':
      return typeof argument === 'string' ? [{ kind: 'Ref', name: argument, path }] : [];
    case 'Fn::GetAtt': {
      const [name, ...attribute] =
        typeof argument === 'string' ? argument.split('.') : (argument as unknown[]);
      return typeof name === 'string'
        ? [
            {
              kind: 'GetAtt',
              name,
              attribute: attribute.every(isString) ? attribute.join('.') : undefined,
              path,
            },
          ]
        : [];
    }
    case 'Fn::Sub':
      return referencesOfSub(argument, path);
    case 'Fn::If': {
      const name = (argument as unknown[])[0];
      return typeof name === 'string' ? [{ kind: 'Condition', name, path }] : [];
    }
    case 'Fn::FindInMap':
      return [{ kind: 'FindInMap', keys: argument as unknown[], path }];
    default:
      return [];
  }
}

function referencesOfSub(argument: unknown, path: string): Reference[] {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{(?!!)([^}]+)\}/g)].flatMap(([, expression = '']): Reference[] => {
    const [name = '', ...attribute] = expression.trim().split('.');
    if (isObject(variables) && name in variables) return [];
    return attribute.length === 0
      ? [{ kind: 'Ref', name, path }]
      : [{ kind: 'GetAtt', name, attribute: attribute.join('.'), path }];
  });
}

/** The logical ids that a resource needs before it: its `DependsOn` and everything that its properties name. */
export function dependenciesOf(template: CloudFormationTemplate, logicalId: string): string[] {
  const resource = template.Resources[logicalId];
  const references = referencesOf(resource?.Properties, logicalId).flatMap((reference) =>
    reference.kind === 'Ref' || reference.kind === 'GetAtt' ? [reference.name] : [],
  );
  return [...dependsOn(resource?.DependsOn), ...references].filter((name) => name in template.Resources);
}

export const dependsOn = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

const isString = (value: unknown): value is string => typeof value === 'string';
