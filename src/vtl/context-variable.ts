import { fromJs, type JavaValue } from '../java';
import { checkContext, ContextMap } from './context-map';
import { OverrideMap } from './override-map';

type OnTwice = (path: string) => void;

/** The maps that are always there, by the name of the overrides. */
const overrideKinds: Readonly<Record<OverridesName, readonly string[]>> = {
  requestOverride: ['path', 'header', 'querystring'],
  responseOverride: ['header'],
};

type OverridesName = 'requestOverride' | 'responseOverride';

/** `$context`, with the override maps that templates write to. What is passed in is copied. */
export function contextVariable(context: object, onTwice: OnTwice): ContextMap {
  checkContext(context);
  const { requestOverride, responseOverride } = context as Record<string, unknown>;
  return new ContextMap(
    context,
    new Map([
      ['requestOverride', () => overrides('requestOverride', requestOverride, onTwice)],
      ['responseOverride', () => overrides('responseOverride', responseOverride, onTwice)],
    ]),
  );
}

/** The maps of the kinds are always there; what an earlier template put beside them stays. */
function overrides(name: OverridesName, held: unknown, onTwice: OnTwice): OverrideMap {
  const path = `$context.${name}`;
  const given = entriesOf(held);
  const maps = new Map<string, JavaValue>();
  for (const kind of overrideKinds[name]) {
    const values = entriesOf(given.find(([key]) => key === kind)?.[1]);
    maps.set(kind, new OverrideMap(`${path}.${kind}`, values.map(converted), onTwice));
  }
  for (const [key, value] of given) if (!maps.has(key)) maps.set(key, fromJs(value));
  return new OverrideMap(path, maps, onTwice);
}

/** Whether an earlier template has left no overrides: the maps of the kinds at most, with nothing in them. */
export function areBare(name: OverridesName, held: unknown): boolean {
  return entriesOf(held).every(
    ([key, value]) =>
      overrideKinds[name].includes(key) && (typeof value !== 'object' || entriesOf(value).length === 0),
  );
}

function converted([key, value]: readonly [string, unknown]): readonly [string, JavaValue] {
  return [key, fromJs(value)];
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
