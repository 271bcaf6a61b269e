import type { JavaValue, Meter } from '../java';
import { HashMap } from './hash-map';

/**
 * A map of overrides of one kind. API Gateway allows each override once: "trying to override the same parameter
 * multiple times will result in 5XX responses"
 * (apigateway/latest/developerguide/apigateway-override-request-response-parameters.html).
 */
export class OverrideMap extends HashMap {
  private readonly path: string;
  private readonly held: Iterable<readonly [string, JavaValue]>;
  private readonly onTwice: (path: string) => void;
  private overridden: Set<JavaValue> | undefined;

  /** `held`: what is there before this template runs; it does not count. */
  constructor(path: string, held: Iterable<readonly [string, JavaValue]>, onTwice: (path: string) => void) {
    super();
    this.path = path;
    this.held = held;
    this.onTwice = onTwice;
  }

  protected override load(): Map<JavaValue, JavaValue> {
    return new Map(this.held);
  }

  override put(key: JavaValue, value: JavaValue, meter?: Meter): JavaValue {
    this.overridden ??= new Set();
    if (this.overridden.has(key)) this.onTwice(`${this.path}.${typeof key === 'string' ? key : '…'}`);
    this.overridden.add(key);
    return super.put(key, value, meter);
  }
}
