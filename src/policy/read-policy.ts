import { isMarked } from '../template/marks';
import { isRecord } from '../template/properties';
import type { PolicyDocument } from './policy-document';

/**
 * A resource policy whose intrinsics are worked out: CloudFormation takes an object, or the JSON text of one, which
 * `Fn::Sub`, `Fn::Join` or `Fn::ToJsonString` may have put together. What is wrong inside shows when it is evaluated.
 * @returns or why it is none, as the end of a sentence about the property
 */
export function readPolicy(value: unknown): PolicyDocument | string {
  if (isRecord(value)) return value as unknown as PolicyDocument;
  if (typeof value !== 'string') return 'is neither an object nor the JSON text of one';
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? (parsed as unknown as PolicyDocument) : 'is the JSON text of no object';
  } catch {
    return isMarked(value) ? `is known only at deployment (${value})` : 'is text that is not JSON';
  }
}
