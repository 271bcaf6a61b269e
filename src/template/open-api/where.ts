import type { ApiPart } from './export-document';

/** A part that is there only where a condition holds: a document has none of its own. */
export function where({ condition }: Pick<ApiPart, 'condition'>, value: unknown): unknown {
  return condition === undefined ? value : { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
}
