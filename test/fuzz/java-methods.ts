import { mapValues, uniq } from 'lodash';
import { publicMethods } from '../../src/java/public-methods';

/** What a reference probably holds. */
export type Kind = 'string' | 'number' | 'list' | 'map' | 'boolean' | 'any';

/** A method with the kinds of its parameters (`regex`: the text of a regular expression) and of its result. */
type Method = readonly [name: string, parameters: readonly (Kind | 'regex')[], result: Kind];

const OBJECT: Method[] = [
  ['toString', [], 'string'],
  ['equals', ['any'], 'boolean'],
  ['hashCode', [], 'number'],
  ['nothing', [], 'any'],
  ['getClass', [], 'any'],
];

const COLLECTION: Method[] = [
  ['size', [], 'number'],
  ['isEmpty', [], 'boolean'],
  ['contains', ['any'], 'boolean'],
  ['containsAll', ['list'], 'boolean'],
];

/** Of Java's own list; not those that make memory or time run out with a large number. */
const endless =
  /^(?:repeat|ensureCapacity|pow|shiftLeft|setBit|flipBit|nextProbablePrime|scaleByPowerOfTen|setScale|indent|movePoint\w+|wait|notify\w*)\//;

/** Every public method of the classes that a value of a kind may have, as `name/parameters`. */
export const EVERY_METHOD: Record<Kind, readonly string[]> = mapValues(
  {
    string: ['java.lang.String'],
    number: [
      'java.lang.Integer',
      'java.lang.Long',
      'java.lang.Double',
      'java.math.BigInteger',
      'java.math.BigDecimal',
    ],
    list: ['java.util.ArrayList', 'net.minidev.json.JSONArray', 'Array'],
    map: ['java.util.LinkedHashMap'],
    boolean: ['java.lang.Boolean'],
    any: ['java.lang.Character', 'java.util.LinkedHashMap$Entry', 'java.util.LinkedHashMap$LinkedKeySet'],
  },
  (classes) =>
    uniq(classes.flatMap((name) => publicMethods[name]?.split(' ') ?? [])).filter(
      (method) => !endless.test(method),
    ),
);

/** The methods that templates use, by what they are called on. */
export const JAVA_METHODS: Record<Kind, readonly Method[]> = {
  string: [
    ...OBJECT,
    ['length', [], 'number'],
    ['isEmpty', [], 'boolean'],
    ['substring', ['number'], 'string'],
    ['substring', ['number', 'number'], 'string'],
    ['indexOf', ['string'], 'number'],
    ['indexOf', ['string', 'number'], 'number'],
    ['lastIndexOf', ['string'], 'number'],
    ['charAt', ['number'], 'any'],
    ['toUpperCase', [], 'string'],
    ['toLowerCase', [], 'string'],
    ['trim', [], 'string'],
    ['replace', ['string', 'string'], 'string'],
    ['replaceAll', ['regex', 'string'], 'string'],
    ['replaceFirst', ['regex', 'string'], 'string'],
    ['split', ['regex'], 'list'],
    ['split', ['regex', 'number'], 'list'],
    ['matches', ['regex'], 'boolean'],
    ['contains', ['string'], 'boolean'],
    ['startsWith', ['string'], 'boolean'],
    ['startsWith', ['string', 'number'], 'boolean'],
    ['endsWith', ['string'], 'boolean'],
    ['equalsIgnoreCase', ['string'], 'boolean'],
    ['concat', ['string'], 'string'],
    ['compareTo', ['string'], 'number'],
    ['compareToIgnoreCase', ['string'], 'number'],
    ['codePointAt', ['number'], 'number'],
  ],
  number: [
    ...OBJECT,
    ['intValue', [], 'number'],
    ['longValue', [], 'number'],
    ['doubleValue', [], 'number'],
    ['floatValue', [], 'number'],
    ['compareTo', ['number'], 'number'],
    ['parseInt', ['string'], 'number'],
    ['valueOf', ['string'], 'number'],
  ],
  boolean: [...OBJECT, ['booleanValue', [], 'boolean'], ['compareTo', ['boolean'], 'number']],
  list: [
    ...OBJECT,
    ...COLLECTION,
    ['get', ['number'], 'any'],
    ['add', ['any'], 'boolean'],
    ['add', ['number', 'any'], 'any'],
    ['addAll', ['list'], 'boolean'],
    ['set', ['number', 'any'], 'any'],
    ['remove', ['number'], 'any'],
    ['remove', ['string'], 'boolean'],
    ['removeAll', ['list'], 'boolean'],
    ['indexOf', ['any'], 'number'],
    ['lastIndexOf', ['any'], 'number'],
    ['subList', ['number', 'number'], 'list'],
    ['clear', [], 'any'],
  ],
  map: [
    ...OBJECT,
    ['size', [], 'number'],
    ['isEmpty', [], 'boolean'],
    ['get', ['string'], 'any'],
    ['put', ['string', 'any'], 'any'],
    ['putAll', ['map'], 'any'],
    ['remove', ['string'], 'any'],
    ['containsKey', ['string'], 'boolean'],
    ['containsValue', ['any'], 'boolean'],
    ['keySet', [], 'list'],
    ['values', [], 'list'],
    ['entrySet', [], 'list'],
    ['getOrDefault', ['string', 'any'], 'any'],
    ['clear', [], 'any'],
  ],
  any: [...OBJECT, ...COLLECTION, ['getKey', [], 'any'], ['getValue', [], 'any'], ['get', ['any'], 'any']],
};
