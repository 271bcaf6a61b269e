import { complementOf, intersectionOf, lastAtOrBefore, unionOf, type Ranges } from './ranges';

type Test = (codePoint: number) => boolean;

/** A set of code points: a table for ASCII; ranges or, where JavaScript's own classes say what is in it, a test. */
export class CharSet {
  private readonly ascii = new Uint8Array(128);
  private readonly test: Test;
  /** Absent where only a test tells. */
  readonly ranges?: Ranges;

  private constructor(members: Ranges | Test) {
    if (typeof members === 'function') {
      this.test = members;
      for (let codePoint = 0; codePoint < 128; codePoint++)
        this.ascii[codePoint] = members(codePoint) ? 1 : 0;
    } else {
      this.ranges = members;
      this.test = (codePoint) => isIn(members, codePoint);
      for (let index = 0; (members[index] ?? 128) < 128; index += 2)
        this.ascii.fill(1, members[index], (members[index + 1] ?? 0) + 1);
    }
  }

  has(codePoint: number): boolean {
    return codePoint < 128 ? this.ascii[codePoint] === 1 : this.test(codePoint);
  }

  negate(): CharSet {
    return new CharSet(this.ranges ? complementOf(this.ranges) : (codePoint) => !this.has(codePoint));
  }

  /** What is in any of these. */
  static union(sets: readonly CharSet[]): CharSet {
    const [only] = sets;
    if (sets.length === 1 && only) return only;
    const ranges = sets.flatMap((set) => (set.ranges ? [set.ranges] : []));
    if (ranges.length === sets.length) return new CharSet(unionOf(ranges));
    return new CharSet((codePoint) => sets.some((set) => set.has(codePoint)));
  }

  intersect(other: CharSet): CharSet {
    if (this.ranges && other.ranges) return new CharSet(intersectionOf(this.ranges, other.ranges));
    return new CharSet((codePoint) => this.has(codePoint) && other.has(codePoint));
  }

  static of(...codePoints: number[]): CharSet {
    return new CharSet(unionOf(codePoints.map((codePoint) => [codePoint, codePoint])));
  }

  static range(from: number, to: number): CharSet {
    return new CharSet([from, to]);
  }

  static where(test: Test): CharSet {
    return new CharSet(test);
  }

  /** The characters that a JavaScript class matches, written for the `u` flag; all of ASCII where it names no property. */
  static ofClass(source: string): CharSet {
    const regExp = new RegExp(`^${source}$`, 'u');
    const test = (codePoint: number) => regExp.test(String.fromCodePoint(codePoint));
    if (/\\p/i.test(source)) return new CharSet(test);
    return CharSet.of(...Array.from({ length: 128 }, (_, codePoint) => codePoint).filter(test));
  }
}

function isIn(ranges: Ranges, codePoint: number): boolean {
  // An even place is the start of a range that the code point is in; but a range's end is in it, too.
  const place = lastAtOrBefore(ranges, codePoint);
  return place >= 0 && (place % 2 === 0 || ranges[place] === codePoint);
}
