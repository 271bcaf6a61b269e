import { JavaObject, methodTable, objectMethods, once, type MethodTable } from '../java';
import type { Rendering } from './rendering';
import { completionOf, throwSignal, type Completion } from './signals';

/** `#define` renders within itself up to this depth. */
const maximumDepth = 2;

/** What it costs to render a definition once more. */
const blockCost = 20;

const methods = once(() => methodTable<BlockReference>(objectMethods())({}));

/** What `#define` puts into its variable: it renders anew wherever it is printed. */
export class BlockReference extends JavaObject {
  readonly className = 'org.apache.velocity.runtime.directive.Block$Reference';
  private readonly body: (rendering: Rendering) => Completion;
  private readonly rendering: Rendering;
  private depth = 0;

  constructor(body: (rendering: Rendering) => Completion, rendering: Rendering) {
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
    // Definitions that print each other twice grow as fast as 2^n.
    this.rendering.spend(blockCost);
    this.depth++;
    try {
      const completion = completionOf(() => this.body(this.rendering));
      if (completion?.isFor(this) !== true) throwSignal(completion);
    } finally {
      this.depth--;
    }
    return true;
  }

  /** What it prints; `undefined` deep within itself. */
  text(): string | undefined {
    if (this.depth >= maximumDepth) return undefined;
    return this.rendering.capture(() => {
      this.render();
      return undefined;
    });
  }

  /** As a condition: Velocity asks for its text, and so renders it; deep within itself it has none. */
  hasText(): boolean {
    return this.text() !== undefined;
  }

  override toJavaString(): string {
    return this.text() ?? '';
  }
}
