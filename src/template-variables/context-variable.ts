import { fromJs, type JavaValue } from '../java';
import { checkContext, ContextMap } from './context-map';
import { OverrideMap } from './override-map';

type OnTwice = (path: string) => void;

const overrideNames = ['requestOverride', 'responseOverride'];

/** `$context`, with the override maps that templates write to. What is passed in is copied. */
export function contextVariable(context: object, onTwice: OnTwice): ContextMap {
  const { requestOverride, responseOverride } = context as Record<string, unknown>;
  checkContext(context);
  const map = new ContextMap(context, overrideNames);
  map.put(
    'requestOverride',
    overrides('requestOverride', requestOverride, ['path', 'header', 'querystring'], onTwice),
  );
  map.put('responseOverride', overrides('responseOverride', responseOverride, ['header'], onTwice));
  return map;
}

/** The maps of the kinds are always there; what an earlier template put beside them stays. */
function overrides(name: string, held: unknown, kinds: readonly string[], onTwice: OnTwice): OverrideMap {
  const path = `$context.${name}`;
  const given = entriesOf(held);
  const maps = kinds.map((kind): readonly [string, JavaValue] => {
    const values = entriesOf(given.find(([key]) => key === kind)?.[1]);
    return [kind, new OverrideMap(`${path}.${kind}`, values.map(converted), onTwice)];
  });
  const others = given.filter(([key]) => !kinds.includes(key)).map(converted);
  return new OverrideMap(path, [...maps, ...others], onTwice);
}

function converted([key, value]: readonly [string, unknown]): readonly [string, JavaValue] {
  return [key, fromJs(value)];
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
