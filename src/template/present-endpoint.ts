import type { Text } from './intrinsics';

/**
 * An endpoint that exists only under a condition has a URL only then. One that exists only where a condition is
 * false gets none: an output can't name the opposite of a condition.
 */
export function presentEndpoint(endpoint: Text): { id: Text; condition?: string } | undefined {
  if (typeof endpoint === 'string' || !('Fn::If' in endpoint)) return { id: endpoint };
  const [condition, then, otherwise] = endpoint['Fn::If'];
  if (isNoValue(then)) return undefined;
  return isNoValue(otherwise) && typeof condition === 'string'
    ? { id: then as Text, condition }
    : { id: endpoint };
}

function isNoValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Ref' in value && value.Ref === 'AWS::NoValue';
}
