import { fromJs, JavaException, JavaObject, type JavaValue } from '../java';
import { HashMap } from './hash-map';

/** `$context` nests four levels; a value that goes on for this many has itself in it. */
const maximumDepth = 50;

/**
 * A map within `$context`, made of a plain object and so what that holds, at any depth; keys without a value are left
 * out. Values are converted when a template first looks into the map: most templates read little of the context.
 */
export class ContextMap extends HashMap {
  private readonly source: Readonly<Record<string, unknown>>;
  private readonly left: readonly string[];

  /** `left`: keys that are left out. */
  constructor(source: object, left: readonly string[] = []) {
    super();
    this.source = source as Readonly<Record<string, unknown>>;
    this.left = left;
  }

  protected override load(): Map<JavaValue, JavaValue> {
    const table = new Map<JavaValue, JavaValue>();
    for (const key of Object.keys(this.source)) {
      const value = this.source[key];
      if (value !== undefined && !this.left.includes(key)) table.set(key, contextValue(value));
    }
    return table;
  }

  /** It prints as nothing (recorded for `$context.identity` and the override maps). */
  override toJavaString(): string {
    return '';
  }
}

function isMap(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JavaObject)
  );
}

function contextValue(value: unknown): JavaValue {
  return isMap(value) ? new ContextMap(value) : fromJs(value, 'JSONArray');
}

/** Throws for what a template cannot see, and for an object that holds itself. */
export function checkContext(object: object, depth = 0): void {
  if (depth > maximumDepth) {
    throw new JavaException('java.lang.StackOverflowError', 'the context nests too deep');
  }
  for (const value of Object.values(object) as unknown[]) {
    if (typeof value === 'string' || value === null) continue;
    if (isMap(value)) checkContext(value, depth + 1);
    else fromJs(value);
  }
}
