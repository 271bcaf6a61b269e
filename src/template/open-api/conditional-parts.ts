import { isEqual, mapValues, omitBy } from 'lodash';
import type { Evaluator } from '../evaluator';
import { asList, asProperties, isRecord, type Properties } from '../properties';

const noValue = { Ref: 'AWS::NoValue' };

/**
 * A document, not worked out yet, in which operations and security schemes that are there only under a condition are
 * there or not as resources are: where nothing decides on the condition, they are.
 */
export function conditionalParts(body: unknown, { exists }: Pick<Evaluator, 'exists'>): unknown {
  if (!isRecord(body)) return body;
  const { paths, components } = body;
  const schemes = asProperties(components)['securitySchemes'];
  return {
    ...body,
    ...(isRecord(paths) && { paths: mapValues(paths, (item) => present(item, exists)) }),
    ...(isRecord(components) &&
      isRecord(schemes) && { components: { ...components, securitySchemes: present(schemes, exists) } }),
  };
}

function present(parts: unknown, exists: Evaluator['exists']): unknown {
  if (!isRecord(parts) || !Object.values(parts).some(isConditional)) return parts;
  const gone = Symbol('gone');
  const decided = mapValues(parts, (part) => {
    if (!isConditional(part)) return part;
    const [condition, value] = asList(part['Fn::If']);
    return exists({ Type: 'operation', Condition: String(condition) }) ? value : gone;
  });
  return omitBy(decided, (part) => part === gone);
}

function isConditional(part: unknown): part is Properties {
  return isRecord(part) && 'Fn::If' in part && isEqual(asList(part['Fn::If'])[2], noValue);
}
