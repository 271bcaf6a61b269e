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
