import { JavaMap, JavaObject, methodTable, once, type JavaValue, type Meter } from '../java';
import {
  beginsLikeJson,
  InvalidJson,
  isCanonicalJson,
  readJson,
  readJsonPath,
  writeJson,
  type PathCache,
} from '../json-path';
import { InvalidPayload } from './invalid-payload';
import { parameterPlaces, requestParameters } from './request-parameters';
import type { TemplateInput, TemplateParameters } from './template-input';

const noParameters: TemplateParameters = {};

/** `$input`. The payload is parsed once, when a template first asks for something in it. */
export class InputVariable extends JavaObject {
  readonly className = 'Input';
  private readonly body: string;
  private readonly paths: PathCache;
  private readonly onWarning: (message: string) => void;
  private readonly params: TemplateParameters;
  private parameters: JavaMap | undefined;
  private document: JavaValue | undefined;
  private canonical: boolean | undefined;
  /** A template holds a part of the tree, and may have changed it. */
  private isLent = false;

  constructor(input: TemplateInput, paths: PathCache, onWarning: (message: string) => void) {
    super();
    // An absent body reads as an empty object (recorded).
    this.body = input.body === '' ? '{}' : input.body;
    this.params = input.params ?? noParameters;
    this.paths = paths;
    this.onWarning = onWarning;
  }

  override methods() {
    return inputMethods();
  }

  /** The payload as text. */
  text(): string {
    return this.body;
  }

  /** Recorded for `$util`: an object without a text prints as nothing. */
  override toJavaString(): string {
    return '';
  }

  /** The value at a path, null where there is none: a part of the tree itself. What a template changes in it, later reads see. */
  path(source: string, meter: Meter): JavaValue {
    const found = this.find(source, meter);
    this.isLent ||= found instanceof JavaObject;
    return found;
  }

  /** The JSON text at a path; of nothing and of null it is an empty JSON string. */
  json(source: string, meter: Meter): string {
    if (source === '$' && !this.isLent && this.isCanonical(meter)) return this.body;
    return writeJson(this.find(source, meter) ?? '', meter);
  }

  allParameters(): JavaMap {
    return (this.parameters ??= requestParameters(this.params));
  }

  parameter(name: string): JavaValue {
    for (const place of parameterPlaces) {
      const map = this.allParameters().get(place);
      const value = map instanceof JavaMap ? map.get(name) : undefined;
      if (value !== undefined && value !== null) return value;
    }
    return '';
  }

  /** Whether the whole payload prints as it came: then it need not be read. */
  private isCanonical(meter: Meter): boolean {
    meter.spend(this.body.length);
    this.canonical ??= beginsLikeJson(this.body) && isCanonicalJson(this.body);
    return this.canonical;
  }

  private find(source: string, meter: Meter): JavaValue {
    const path = this.paths.get(source);
    for (const warning of path.warnings) this.onWarning(`JSONPath ${source}: ${warning}`);
    return readJsonPath(path, this.read(meter), meter, this.onWarning) ?? null;
  }

  /** Only what begins like JSON is parsed; anything else is a text, numbers and words too (recorded). */
  private read(meter: Meter): JavaValue {
    return (this.document ??= beginsLikeJson(this.body) ? this.parse(meter) : this.body);
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
    'getBody()': (self) => self.text(),
    'path(String)': (self, [path], meter) => self.path(path, meter),
    'json(String)': (self, [path], meter) => self.json(path, meter),
    'params()': (self) => self.allParameters(),
    'params(String)': (self, [name]) => self.parameter(name),
  }),
);
