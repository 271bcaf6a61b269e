/** `#break` and `#stop` on their way out. `scope` is what they end: the nearest block, or this one. */
export class StopSignal {
  readonly scope: object | 'nearest' | 'template';

  constructor(scope: object | 'nearest' | 'template') {
    this.scope = scope;
  }

  /** Whether it ends at this block. */
  isFor(owner: object): boolean {
    return this.scope === 'nearest' || this.scope === owner;
  }
}

/**
 * How a statement ended: `undefined`, or with a signal for the blocks around it. Where it stands in an expression (a
 * text with directives, the text of a definition), nothing but an exception gets out: the signal is thrown there.
 */
export type Completion = StopSignal | undefined;

/** Runs a block: a signal that an expression in it has thrown is how the block ended, too. */
export function completionOf(block: () => Completion): Completion {
  try {
    return block();
  } catch (error) {
    if (error instanceof StopSignal) return error;
    throw error;
  }
}

/** Throws the signal that a part of an expression ended with. */
export function throwSignal(completion: Completion): void {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, caught by the block that it ends
  if (completion !== undefined) throw completion;
}
