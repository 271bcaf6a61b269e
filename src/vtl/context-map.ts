import { fromJs, JavaException, JavaObject, type JavaValue, type Meter } from '../java';
import { HashMap } from './hash-map';

/** `$context` nests four levels; a value that goes on for this many has itself in it. */
const maximumDepth = 50;

const none: ReadonlyMap<string, () => JavaValue> = new Map();

/**
 * A map within `$context`, made of a plain object and so what that holds, at any depth; keys without a value are left
 * out. Most templates read little of it and change nothing: values are converted when they are read, and until a
 * template changes the map, the object is all there is.
 */
export class ContextMap extends HashMap {
  private readonly source: Readonly<Record<string, unknown>>;
  private readonly added: ReadonlyMap<string, () => JavaValue>;
  /** What has been made so far; it stays the same object for whoever reads it again. */
  private made: Map<string, JavaValue> | undefined;

  /** `added`: keys behind those of the source, in the place of such of the same name. */
  constructor(source: object, added: ReadonlyMap<string, () => JavaValue> = none) {
    super();
    this.source = source as Readonly<Record<string, unknown>>;
    this.added = added;
  }

  /** Whether the value of an added key is still as it was made: nobody has asked for it. */
  isUnread(key: string): boolean {
    return !this.isLoaded && this.made?.has(key) !== true;
  }

  override get(key: JavaValue, meter?: Meter): JavaValue | undefined {
    return this.isLoaded || typeof key !== 'string' ? super.get(key, meter) : this.read(key);
  }

  protected override load(): Map<JavaValue, JavaValue> {
    return new Map(this.initialKeys().map((key) => [key, this.read(key) ?? null]));
  }

  /** In order of arrival. */
  protected override storedKeys(): readonly JavaValue[] {
    return this.isLoaded ? super.storedKeys() : this.initialKeys();
  }

  private read(key: string): JavaValue | undefined {
    const known = this.made?.get(key);
    if (known !== undefined) return known;
    const make = this.added.get(key);
    const value = make === undefined && Object.hasOwn(this.source, key) ? this.source[key] : undefined;
    if (make === undefined && (value === undefined || value === null || typeof value === 'string')) {
      return value;
    }
    const made = make === undefined ? contextValue(value) : make();
    (this.made ??= new Map()).set(key, made);
    return made;
  }

  private initialKeys(): readonly string[] {
    const { source, added } = this;
    const keys = Object.keys(source).filter((key) => source[key] !== undefined && !added.has(key));
    for (const key of added.keys()) keys.push(key);
    return keys;
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
