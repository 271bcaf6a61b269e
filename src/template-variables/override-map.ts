import type { JavaValue, Meter } from '../java';
import { ContextMap } from './context-map';

const nothing = {};

/**
 * A map of overrides of one kind. API Gateway allows each override once: "trying to override the same parameter
 * multiple times will result in 5XX responses"
 * (apigateway/latest/developerguide/apigateway-override-request-response-parameters.html).
 */
export class OverrideMap extends ContextMap {
  private readonly path: string;
  private readonly onTwice: (path: string) => void;
  private overridden: Set<JavaValue> | undefined;

  /** `held`: what is there before this template runs; it does not count. */
  constructor(path: string, held: Iterable<readonly [string, JavaValue]>, onTwice: (path: string) => void) {
    super(nothing);
    this.path = path;
    this.onTwice = onTwice;
    for (const [key, value] of held) super.put(key, value);
  }

  override put(key: JavaValue, value: JavaValue, meter?: Meter): JavaValue {
    this.overridden ??= new Set();
    if (this.overridden.has(key)) this.onTwice(`${this.path}.${typeof key === 'string' ? key : '…'}`);
    this.overridden.add(key);
    return super.put(key, value, meter);
  }
}
