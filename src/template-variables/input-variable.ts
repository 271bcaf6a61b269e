import { JavaMap, JavaObject, methodTable, once, type JavaValue, type Meter } from '../java';
import { InvalidJson, readJson, readJsonPath, writeJson, type PathCache } from '../json-path';
import { InvalidPayload } from './invalid-payload';
import { parameterPlaces, requestParameters } from './request-parameters';
import type { TemplateInput } from './template-input';

/** `$input`. The payload is parsed when a template first asks for something in it, and once. */
export class InputVariable extends JavaObject {
  readonly className = 'Input';
  private readonly body: string;
  private readonly paths: PathCache;
  private readonly onWarning: (message: string) => void;
  private readonly parameters: JavaMap;
  private document: { readonly value: JavaValue } | undefined;

  constructor(input: TemplateInput, paths: PathCache, onWarning: (message: string) => void) {
    super();
    // An absent body reads as an empty object (recorded).
    this.body = input.body === '' ? '{}' : input.body;
    this.parameters = requestParameters(input.params ?? {});
    this.paths = paths;
    this.onWarning = onWarning;
  }

  override methods() {
    return inputMethods();
  }

  override property(name: string): JavaValue | undefined {
    return name === 'body' ? this.body : undefined;
  }

  /** Recorded for `$util`: an object without a text prints as nothing. */
  override toJavaString(): string {
    return '';
  }

  /** The value at a path; null where there is none. */
  path(source: string, meter: Meter): JavaValue {
    const path = this.paths.get(source);
    for (const warning of path.warnings) this.onWarning(`JSONPath ${source}: ${warning}`);
    return readJsonPath(path, this.read(meter), meter, this.onWarning) ?? null;
  }

  /** The JSON text at a path; of nothing and of null it is an empty JSON string. */
  json(source: string, meter: Meter): string {
    return writeJson(this.path(source, meter) ?? '', meter);
  }

  allParameters(): JavaMap {
    return this.parameters;
  }

  parameter(name: string): JavaValue {
    for (const place of parameterPlaces) {
      const map = this.parameters.get(place);
      const value = map instanceof JavaMap ? map.get(name) : undefined;
      if (value !== undefined && value !== null) return value;
    }
    return '';
  }

  /** Only what begins like JSON is parsed; anything else is a text, numbers and words too (recorded). */
  private read(meter: Meter): JavaValue {
    this.document ??= { value: /^[ \t\r\n]*[{["']/.test(this.body) ? this.parse(meter) : this.body };
    return this.document.value;
  }

  private parse(meter: Meter): JavaValue {
    try {
      return readJson(this.body, meter);
    } catch (error) {
      throw error instanceof InvalidJson ? new InvalidPayload(error) : error;
    }
  }
}

const inputMethods = once(() =>
  methodTable<InputVariable>()({
    'path(String)': (self, [path], meter) => self.path(path, meter),
    'json(String)': (self, [path], meter) => self.json(path, meter),
    'params()': (self) => self.allParameters(),
    'params(String)': (self, [name]) => self.parameter(name),
  }),
);
