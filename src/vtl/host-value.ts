import { fromJs, JavaObject, methodTable, type JavaValue, type Meter, type MethodTable } from '../java';
import { plainValue } from './plain-value';

type HostFunction = (...args: unknown[]) => unknown;

/**
 * An object of `variables` that has functions, such as a stand-in for AppSync's `$util`: its functions are methods
 * (they get JavaScript values and give one), its other keys properties. Nothing else of it can be reached.
 */
class HostObject extends JavaObject {
  readonly className = 'HostObject';
  private readonly table: MethodTable;
  private readonly properties: ReadonlyMap<string, JavaValue>;

  constructor(members: Readonly<Record<string, unknown>>) {
    super();
    const rows: Record<string, (self: HostObject, args: [JavaValue[]], meter: Meter) => JavaValue> = {};
    const properties = new Map<string, JavaValue>();
    for (const [name, member] of Object.entries(members)) {
      if (typeof member !== 'function') properties.set(name, hostValue(member));
      else
        rows[`${name}(Object...)`] = (_, [args], meter) =>
          data(
            (member as HostFunction)(
              ...args.map((one) => plainValue(one, meter, (number) => number.doubleValue())),
            ),
          );
    }
    this.table = methodTable<HostObject>()(rows);
    this.properties = properties;
  }

  override methods() {
    return this.table;
  }

  override property(name: string): JavaValue | undefined {
    return this.properties.get(name);
  }

  override toJavaString(): string {
    return '';
  }
}

/** Lists print as those of a payload do: as JSON. */
function data(value: unknown): JavaValue {
  return fromJs(value, 'JSONArray');
}

/** A value of `variables`: data as Java's, an object with functions as a `HostObject`. */
export function hostValue(value: unknown): JavaValue {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isObject && holdsFunctions(value)) return new HostObject(value as Record<string, unknown>);
  return data(value);
}

function holdsFunctions(value: object, depth = 0): boolean {
  return Object.values(value).some(
    (member: unknown) =>
      typeof member === 'function' ||
      (depth < 5 && typeof member === 'object' && member !== null && holdsFunctions(member, depth + 1)),
  );
}
