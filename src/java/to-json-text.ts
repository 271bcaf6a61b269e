import { JavaCollection } from './java-collection';
import { JavaDouble, JavaFloat } from './floating-numbers';
import { JavaMap } from './java-map';
import { JavaNumber } from './java-number';
import type { JavaValue } from './java-object';
import type { Meter } from './meter';
import { checkDepth, toJavaString } from './to-java-string';

export interface JsonTextOptions {
  /** Write `/` as `\/`: json-smart does so in `JSONArray.toString()`, and API Gateway not in `$input.json`. */
  readonly escapeSolidus: boolean;
}

/** A value as json-smart writes it: compact, keys in their order. */
export function toJsonText(value: JavaValue, meter: Meter, options: JsonTextOptions, depth = 0): string {
  if (typeof value === 'string') return quote(value, meter, options);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  checkDepth(depth);
  if (value instanceof JavaMap) return objectText(value, meter, options, depth);
  if (value instanceof JavaCollection) {
    let text = '[';
    for (const [index, element] of value.elements().entries()) {
      const printed = toJsonText(element, meter, options, depth + 1);
      meter.spend(printed.length + 1);
      text += index === 0 ? printed : `,${printed}`;
    }
    return `${text}]`;
  }
  if (value instanceof JavaDouble || value instanceof JavaFloat) {
    // json-smart writes null for what is infinite, and NaN as it is.
    return Math.abs(value.value) === Infinity ? 'null' : value.toJavaString();
  }
  if (value instanceof JavaNumber) return value.toJavaString();
  return quote(toJavaString(value, meter, depth + 1), meter, options);
}

function objectText(map: JavaMap, meter: Meter, options: JsonTextOptions, depth: number): string {
  let text = '{';
  for (const [key, value] of map.entries()) {
    const name = quote(toJavaString(key, meter, depth + 1), meter, options);
    const printed = toJsonText(value, meter, options, depth + 1);
    meter.spend(name.length + printed.length + 2);
    text += `${text === '{' ? '' : ','}${name}:${printed}`;
  }
  return `${text}}`;
}

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// The characters that json-smart escapes: quotes, controls, and U+2000–U+20FF.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const special = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;

// Of these JavaScript writes another escape than json-smart, or one where json-smart writes none, or none.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unlikeJavaScript = /[\u0000-\u0007\u000b\u000e-\u001f\u007f-\u009f\u2000-\u20ff\ud800-\udfff]/;

function quote(text: string, meter: Meter, options: JsonTextOptions): string {
  meter.spend(text.length);
  if (!unlikeJavaScript.test(text)) {
    const quoted = JSON.stringify(text);
    return options.escapeSolidus && quoted.includes('/') ? quoted.replaceAll('/', '\\/') : quoted;
  }
  const escaped = text.replace(
    special,
    (char) => short[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `"${options.escapeSolidus ? escaped.replaceAll('/', '\\/') : escaped}"`;
}
