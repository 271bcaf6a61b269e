import { JavaBigDecimal } from './java-big-decimal';
import { JavaCharacter } from './java-character';
import { JavaCollection } from './java-collection';
import { JavaDouble, JavaFloat } from './floating-numbers';
import { JavaException } from '../java-regex/java-exception';
import { JavaList } from './java-list';
import { JavaMap } from './java-map';
import { JavaNumber } from './java-number';
import type { JavaValue } from './java-object';
import type { JavaMethod, ParameterType } from './method-table';
import { JavaBigInteger, JavaByte, JavaLong, JavaShort } from './whole-numbers';

/** What the method gets for the arguments, or `undefined` when it does not take them (Java's boxing and widening). */
export function convertArguments(
  method: JavaMethod,
  args: readonly JavaValue[],
): readonly unknown[] | undefined {
  const { parameters } = method;
  if (method.varargs) return convertVariable(parameters, args);
  if (parameters.length !== args.length) return undefined;
  // Most arguments are what the method takes already.
  let converted: unknown[] | undefined;
  let refused: ParameterType | undefined;
  for (let index = 0; index < args.length; index++) {
    const type = parameters[index] ?? 'Object';
    const argument = args[index] ?? null;
    const value = convert(argument, type);
    if (value === undefined) return undefined;
    // Java's methods take null for an Object, and few for a String.
    if (value === null && type !== 'Object' && type !== 'String?') refused ??= type;
    if (value !== argument) converted ??= [...args];
    if (converted !== undefined) converted[index] = value;
  }
  if (refused !== undefined) {
    throw new JavaException('java.lang.NullPointerException', `null where a ${refused} must be`);
  }
  return converted ?? args;
}

function convertVariable(
  parameters: readonly ParameterType[],
  args: readonly JavaValue[],
): unknown[] | undefined {
  const fixed = parameters.length - 1;
  if (args.length < fixed) return undefined;
  const converted: unknown[] = [];
  for (let index = 0; index < fixed; index++) {
    const value = convert(args[index] ?? null, parameters[index] ?? 'Object');
    if (value === undefined) return undefined;
    converted.push(value);
  }
  const rest = args.slice(fixed);
  const [only] = rest;
  // An array stands for the variable arguments themselves.
  const elements = rest.length === 1 && only instanceof JavaList && only.kind === 'Array' ? only.items : rest;
  const type = parameters[fixed] === 'CharSequence...' ? 'CharSequence' : 'Object';
  const values = elements.map((element) => convert(element, type));
  return values.includes(undefined) ? undefined : [...converted, values];
}

/** Types that no null fits. */
const primitives: ReadonlySet<ParameterType> = new Set(['int', 'long', 'float', 'double', 'char', 'boolean']);

/** One argument as its parameter's JavaScript value; `undefined` when the type does not take it. */
function convert(value: JavaValue, type: ParameterType): unknown {
  if (value === null) return primitives.has(type) ? undefined : null;
  switch (type) {
    case 'Object':
      return value;
    case 'String':
    case 'String?':
    case 'CharSequence':
      return typeof value === 'string' ? value : undefined;
    case 'int':
      if (typeof value === 'number') return value;
      return value instanceof JavaShort || value instanceof JavaByte ? Number(value.value) : undefined;
    case 'Integer':
      return typeof value === 'number' ? value : undefined;
    case 'long':
      if (typeof value === 'number') return BigInt(value);
      return value instanceof JavaLong || value instanceof JavaShort || value instanceof JavaByte
        ? value.value
        : undefined;
    case 'float':
    case 'double':
      if (typeof value === 'number') return value;
      if (value instanceof JavaDouble) return type === 'double' ? value.value : undefined;
      if (value instanceof JavaFloat) return value.value;
      return value instanceof JavaLong || value instanceof JavaShort || value instanceof JavaByte
        ? value.doubleValue()
        : undefined;
    case 'char':
      return value instanceof JavaCharacter ? value.value : undefined;
    case 'Character':
      return value instanceof JavaCharacter ? value : undefined;
    case 'boolean':
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'Number':
      return typeof value === 'number' || value instanceof JavaNumber ? value : undefined;
    case 'Long':
      return value instanceof JavaLong ? value : undefined;
    case 'Double':
      return value instanceof JavaDouble ? value : undefined;
    case 'Float':
      return value instanceof JavaFloat ? value : undefined;
    case 'Short':
      return value instanceof JavaShort ? value : undefined;
    case 'Byte':
      return value instanceof JavaByte ? value : undefined;
    case 'BigInteger':
      return value instanceof JavaBigInteger ? value : undefined;
    case 'BigDecimal':
      return value instanceof JavaBigDecimal ? value : undefined;
    case 'Collection':
      return value instanceof JavaCollection ? value : undefined;
    case 'List':
      return value instanceof JavaList && value.kind !== 'Array' ? value : undefined;
    case 'Map':
      return value instanceof JavaMap ? value : undefined;
    case 'Object...':
    case 'CharSequence...':
      return undefined;
  }
}
