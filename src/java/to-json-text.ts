import { JavaCollection } from './java-collection';
import { JavaDouble, JavaFloat } from './floating-numbers';
import { JavaMap } from './java-map';
import { JavaNumber } from './java-number';
import type { JavaObject, JavaValue } from './java-object';
import type { Meter } from '../meter';
import { checkDepth, toJavaString } from './to-java-string';
import { unicodeEscape } from './unicode-escape';

export interface JsonTextOptions {
  /** Write `/` as `\/`: json-smart does so in `JSONArray.toString()`, and API Gateway not in `$input.json`. */
  readonly escapeSolidus: boolean;
}

/** A value as json-smart writes it: compact, keys in their order. */
export function toJsonText(value: JavaValue, meter: Meter, options: JsonTextOptions, depth = 0): string {
  const writer = new JsonWriter(meter, options);
  writer.write(value, depth);
  return writer.text;
}

/** Names that are written as they are, whatever the options. */
const plainNames = new Map<string, string>();
const mostKept = 1000;
const longestKept = 50;

/** Appends to one text: to make a text of every part first takes longer, and leaves more to be collected. */
class JsonWriter {
  text = '';

  constructor(
    private readonly meter: Meter,
    private readonly options: JsonTextOptions,
  ) {}

  write(value: JavaValue, depth: number): void {
    if (typeof value === 'string') {
      this.text += quote(value, this.meter, this.options);
    } else if (value === null || typeof value === 'boolean' || typeof value === 'number') {
      this.text += String(value);
    } else {
      checkDepth(depth);
      if (value instanceof JavaMap) this.object(value, depth);
      else if (value instanceof JavaCollection) this.array(value.elements(), depth);
      else this.text += this.scalar(value, depth);
    }
  }

  private array(elements: readonly JavaValue[], depth: number): void {
    this.text += '[';
    for (let index = 0; index < elements.length; index++) {
      if (index > 0) this.text += ',';
      const before = this.text.length;
      this.write(elements[index] ?? null, depth + 1);
      this.meter.spend(this.text.length - before + 1);
    }
    this.text += ']';
  }

  private object(map: JavaMap, depth: number): void {
    let separator = '{';
    for (const [key, value] of map.entries()) {
      this.text += separator;
      separator = ',';
      const before = this.text.length;
      this.text += this.name(toJavaString(key, this.meter, depth + 1));
      this.write(value, depth + 1);
      this.meter.spend(this.text.length - before + 1);
    }
    this.text += separator === '{' ? '{}' : '}';
  }

  /** With its colon. Names come again and again: most are known. */
  private name(name: string): string {
    const known = plainNames.get(name);
    if (known !== undefined) {
      this.meter.spend(name.length);
      return known;
    }
    const text = `${quote(name, this.meter, this.options)}:`;
    if (name.length <= longestKept && text.length === name.length + 3 && !name.includes('/')) {
      if (plainNames.size >= mostKept) plainNames.clear();
      plainNames.set(name, text);
    }
    return text;
  }

  private scalar(value: JavaObject, depth: number): string {
    if (value instanceof JavaDouble || value instanceof JavaFloat) {
      // json-smart writes null for what is infinite, and NaN as it is.
      return Math.abs(value.value) === Infinity ? 'null' : value.toJavaString();
    }
    if (value instanceof JavaNumber) return value.toJavaString();
    return quote(toJavaString(value, this.meter, depth + 1), this.meter, this.options);
  }
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
const special = /["\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
const everySpecial = new RegExp(special, 'g');

// Of these JavaScript writes another escape than json-smart, or one where json-smart writes none, or none.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unlikeJavaScript = /[\u0000-\u0007\u000b\u000e-\u001f\u007f-\u009f\u2000-\u20ff\ud800-\udfff]/;

function quote(text: string, meter: Meter, options: JsonTextOptions): string {
  meter.spend(text.length);
  const quoted = escaped(text);
  return options.escapeSolidus && quoted.includes('/') ? quoted.replaceAll('/', '\\/') : quoted;
}

/** In quotes, with the escapes of json-smart. */
function escaped(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  if (!unlikeJavaScript.test(text)) return JSON.stringify(text);
  const content = text.replace(everySpecial, (char) => short[char] ?? unicodeEscape(char.charCodeAt(0)));
  return `"${content}"`;
}
