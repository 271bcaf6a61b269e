/** A set of code points: a table for ASCII, a predicate for the rest. */
export class CharSet {
  private readonly ascii = new Uint8Array(128);
  private readonly test: (codePoint: number) => boolean;

  constructor(test: (codePoint: number) => boolean) {
    this.test = test;
    for (let codePoint = 0; codePoint < 128; codePoint++) this.ascii[codePoint] = test(codePoint) ? 1 : 0;
  }

  has(codePoint: number): boolean {
    return codePoint < 128 ? this.ascii[codePoint] === 1 : this.test(codePoint);
  }

  negate(): CharSet {
    return new CharSet((codePoint) => !this.has(codePoint));
  }

  /** What is in any of these. */
  static union(sets: readonly CharSet[]): CharSet {
    const [only] = sets;
    if (sets.length === 1 && only) return only;
    return new CharSet((codePoint) => sets.some((set) => set.has(codePoint)));
  }

  intersect(other: CharSet): CharSet {
    return new CharSet((codePoint) => this.has(codePoint) && other.has(codePoint));
  }

  static of(...codePoints: number[]): CharSet {
    return new CharSet((codePoint) => codePoints.includes(codePoint));
  }

  static range(from: number, to: number): CharSet {
    return new CharSet((codePoint) => codePoint >= from && codePoint <= to);
  }

  /** The characters that a JavaScript class matches, written for the `u` flag. */
  static ofClass(source: string): CharSet {
    const regExp = new RegExp(`^${source}$`, 'u');
    return new CharSet((codePoint) => regExp.test(String.fromCodePoint(codePoint)));
  }
}
