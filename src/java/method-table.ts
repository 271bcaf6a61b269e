import type { JavaCharacter } from './java-character';
import type { JavaCollection } from './java-collection';
import type { JavaList } from './java-list';
import type { JavaMap } from './java-map';
import type { JavaObject, JavaValue } from './java-object';
import type { JavaNumber } from './java-number';
import type { Meter } from '../meter';

/** What a method gets for a parameter of each declared type. `T...` takes the rest of the arguments. */
export interface ParameterTypes {
  int: number;
  long: bigint;
  float: number;
  double: number;
  char: string;
  boolean: boolean;
  String: string;
  /** A String that Java takes null for. */
  'String?': string | null;
  CharSequence: string;
  Object: JavaValue;
  Number: number | JavaNumber;
  Integer: number;
  Boolean: boolean;
  Character: JavaCharacter;
  Long: JavaNumber;
  Double: JavaNumber;
  Float: JavaNumber;
  Short: JavaNumber;
  Byte: JavaNumber;
  BigInteger: JavaNumber;
  BigDecimal: JavaNumber;
  Collection: JavaCollection;
  List: JavaList;
  Map: JavaMap;
  'Object...': JavaValue[];
  'CharSequence...': string[];
}

export type ParameterType = keyof ParameterTypes;

type ArgumentsOf<Parameters extends string> = Parameters extends ''
  ? []
  : Parameters extends `${infer First},${infer Rest}`
    ? [First extends ParameterType ? ParameterTypes[First] : never, ...ArgumentsOf<Rest>]
    : [Parameters extends ParameterType ? ParameterTypes[Parameters] : never];

/** The arguments of a signature such as `substring(int,int)`. */
type ArgumentsOfSignature<Signature extends string> = Signature extends `${string}(${infer Parameters})`
  ? ArgumentsOf<Parameters>
  : never;

/** A result of `undefined` (a method that returns nothing) is `null`, as for Java's `void` by reflection. */
export interface JavaMethod {
  readonly parameters: readonly ParameterType[];
  readonly varargs: boolean;
  invoke(self: never, args: never, meter: Meter): JavaValue | undefined;
}

/** The overloads of each method name, the most specific first. */
export type MethodTable = ReadonlyMap<string, readonly JavaMethod[]>;

/**
 * Makes a table from Java signatures: `methodTable<string>()({ 'substring(int)': (self, [from]) => … })`. Of several
 * overloads that take the given arguments the first wins: write the narrower one before the wider.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it types the rows
export function methodTable<Self extends string | boolean | number | JavaObject>(
  ...inherited: MethodTable[]
) {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it types each row's arguments
  return <Signature extends string>(rows: {
    [S in Signature]: (self: Self, args: ArgumentsOfSignature<S>, meter: Meter) => JavaValue | undefined;
  }): MethodTable => {
    const table = new Map<string, JavaMethod[]>();
    const add = (name: string, method: JavaMethod) => {
      const overloads = table.get(name);
      if (overloads) overloads.push(method);
      else table.set(name, [method]);
    };
    for (const signature of Object.keys(rows) as Signature[]) {
      const open = signature.indexOf('(');
      const list = signature.slice(open + 1, -1);
      const parameters = (list === '' ? [] : list.split(',')) as ParameterType[];
      add(signature.slice(0, open), {
        parameters,
        varargs: list.endsWith('...'),
        invoke: rows[signature],
      });
    }
    for (const parent of inherited) {
      for (const [name, overloads] of parent) for (const method of overloads) add(name, method);
    }
    return table;
  };
}
