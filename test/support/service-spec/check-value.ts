import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types';

import { serviceSpec } from './service-spec';

/** What is wrong with a value that stands where the specification wants a type; intrinsics are of every type. */
export function checkValue(value: unknown, type: PropertyType, path: string): string[] {
  const intrinsic = intrinsicOf(value);
  if (intrinsic === 'Fn::If') {
    const [, ...branches] = (value as { 'Fn::If': unknown[] })['Fn::If'];
    return branches.flatMap((branch, index) => checkValue(branch, type, `${path}/Fn::If/${index + 1}`));
  }
  if (intrinsic !== undefined) return [];
  const wrong = [`${path}: ${describeValue(value)} where ${type.type} belongs`];
  switch (type.type) {
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : wrong;
    case 'number':
      return typeof value === 'number' ? [] : wrong;
    case 'integer':
      return Number.isInteger(value) ? [] : wrong;
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong;
    case 'null':
      return value === null ? [] : wrong;
    case 'json':
      return isObject(value) || typeof value === 'string' ? [] : wrong;
    case 'tag':
      return isObject(value) && intrinsicOrString(value['Key']) && intrinsicOrString(value['Value'])
        ? []
        : wrong;
    case 'array':
      if (!Array.isArray(value)) return wrong;
      return value.flatMap((element, index) => checkValue(element, type.element, `${path}/${index}`));
    case 'map':
      if (!isObject(value)) return wrong;
      return Object.entries(value).flatMap(([key, element]) =>
        checkValue(element, type.element, `${path}/${key}`),
      );
    case 'ref':
      if (!isObject(value)) return wrong;
      return checkProperties(
        value,
        serviceSpec().get('typeDefinition', type.reference.$ref).properties,
        path,
      );
    case 'union': {
      const findings = type.types.map((member) => checkValue(value, member, path));
      return findings.some((list) => list.length === 0) ? [] : (findings[0] ?? []);
    }
  }
}

/** Unknown, missing and wrong properties of a resource or of an object inside one. */
export function checkProperties(
  properties: Readonly<Record<string, unknown>>,
  spec: ResourceProperties,
  path: string,
): string[] {
  return [
    ...Object.entries(spec).flatMap(([name, { required }]) =>
      required && !(name in properties) ? [`${path}/${name}: missing`] : [],
    ),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const property = spec[name];
      if (property === undefined) return [`${path}/${name}: unknown property`];
      const types = [property.type, ...(property.previousTypes ?? [])];
      const findings = types.map((type) => checkValue(value, type, `${path}/${name}`));
      return findings.some((list) => list.length === 0) ? [] : (findings[0] ?? []);
    }),
  ];
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of the function where a value is a call of one. */
export function intrinsicOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const [name, ...more] = Object.keys(value);
  return name !== undefined && more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
    ? name
    : undefined;
}

const intrinsicOrString = (value: unknown): boolean =>
  typeof value === 'string' || intrinsicOf(value) !== undefined;

const describeValue = (value: unknown): string =>
  Array.isArray(value) ? 'an array' : isObject(value) ? 'an object' : JSON.stringify(value);
