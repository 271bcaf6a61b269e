import { JavaObject, type Meter, type MethodTable } from '../java';
import { methodTable, objectMethods, once } from '../java';
import type { Rendering } from './rendering';
import { StopSignal } from './signals';

/** `#define` renders within itself up to this depth. */
const maximumDepth = 2;

const methods = once(() => methodTable<BlockReference>(objectMethods())({}));

/** What `#define` puts into its variable: it renders anew wherever it is printed. */
export class BlockReference extends JavaObject {
  readonly className = 'org.apache.velocity.runtime.directive.Block$Reference';
  private readonly body: (rendering: Rendering) => void;
  private readonly rendering: Rendering;
  private depth = 0;

  constructor(body: (rendering: Rendering) => void, rendering: Rendering) {
    super();
    this.body = body;
    this.rendering = rendering;
  }

  override methods(): MethodTable {
    return methods();
  }

  /** False when it is deep within itself: nothing is printed then. */
  render(): boolean {
    if (this.depth >= maximumDepth) return false;
    this.depth++;
    try {
      this.body(this.rendering);
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.isFor(this))) throw signal;
    } finally {
      this.depth--;
    }
    return true;
  }

  override toJavaString(_meter: Meter): string {
    return this.rendering.capture(() => this.render());
  }
}
