import type { CharSet } from './char-set';
import { lastAtOrBefore, type Ranges } from './ranges';

const maximumSets = 100;
const maximumClasses = 250;

/** Where zones begin that few patterns part: between them are two line ends, and the halves of surrogate pairs. */
const zones = [0x100, 0x2028, 0x202a, 0xd800, 0xe000, 0x10000, 0x110000] as const;

function zoneOf(codePoint: number): number {
  if (codePoint < 0xd800) return codePoint < 0x2028 ? 0 : codePoint < 0x202a ? 1 : 2;
  return codePoint < 0xe000 ? 3 : codePoint < 0x10000 ? 4 : 5;
}

/**
 * The characters that a pattern tells apart, put into classes: what is in the same sets is in the same class. The last
 * class is no character: it stands for the end of the text.
 */
export class Alphabet {
  readonly size: number;
  readonly endOfText: number;
  /** The classes of U+0000 to U+00FF. */
  readonly latin = new Uint8Array(256);
  /** The class of each zone, if it has but one; else -1. */
  private readonly zoneClasses: readonly number[];
  private readonly starts: readonly number[];
  private readonly classes: readonly number[];
  /** A member of each class but the last. */
  private readonly samples: number[] = [];

  private constructor(starts: readonly number[], sets: readonly Ranges[]) {
    const classes = starts.map<number>((start) => (start > 0xffff ? 1 : 0));
    const places = new Map(starts.map((start, place) => [start, place]));
    let next = 2;
    // Each set parts the classes that it has some of from the rest of them.
    for (const ranges of sets) {
      const inside = new Map<number, number>();
      for (let index = 0; index < ranges.length; index += 2) {
        const end = places.get((ranges[index + 1] ?? 0) + 1) ?? starts.length;
        for (let place = places.get(ranges[index] ?? 0) ?? end; place < end; place++) {
          const old = classes[place] ?? 0;
          const part = inside.get(old) ?? next++;
          inside.set(old, part);
          classes[place] = part;
        }
      }
    }
    const names = new Map<number, number>();
    this.starts = starts;
    this.classes = classes.map((part, place) => {
      const name = names.get(part) ?? names.size;
      if (name === names.size) this.samples.push(starts[place] ?? 0);
      names.set(part, name);
      return name;
    });
    this.endOfText = names.size;
    this.size = names.size + 1;
    this.zoneClasses = zones.slice(0, -1).map((zone, index) => {
      const isParted = starts.some((start) => start > zone && start < (zones[index + 1] ?? 0));
      return isParted ? -1 : this.search(zone);
    });
    starts.forEach((start, place) => this.latin.fill(this.classes[place] ?? 0, start));
  }

  /** `undefined` where the sets are too many, or cannot be listed. */
  static of(sets: readonly CharSet[]): Alphabet | undefined {
    if (sets.length > maximumSets) return undefined;
    const starts = new Set([0, 0x10000]);
    const lists: Ranges[] = [];
    for (const { ranges } of sets) {
      if (ranges === undefined) return undefined;
      lists.push(ranges);
      ranges.forEach((bound, index) => starts.add(index % 2 === 0 ? bound : bound + 1));
    }
    starts.delete(0x110000);
    if (starts.size > 10 * maximumClasses) return undefined;
    const alphabet = new Alphabet(
      [...starts].sort((left, right) => left - right),
      lists,
    );
    return alphabet.size > maximumClasses ? undefined : alphabet;
  }

  classOf(codePoint: number): number {
    if (codePoint < 256) return this.latin[codePoint] ?? 0;
    const found = this.zoneClasses[zoneOf(codePoint)] ?? -1;
    return found < 0 ? this.search(codePoint) : found;
  }

  /** Behind a character: the first position where a character may be of another class. */
  skipZone(text: string, from: number, codePoint: number): number {
    let position = from + (codePoint > 0xffff ? 2 : 1);
    if (codePoint < 256 || codePoint >= 0xd800) return position;
    const zone = zoneOf(codePoint);
    if ((this.zoneClasses[zone] ?? -1) < 0) return position;
    const first = zones[zone] ?? 0;
    const end = zones[zone + 1] ?? 0;
    for (const { length } = text; position < length; position++) {
      const unit = text.charCodeAt(position);
      if (unit < first || unit >= end) break;
    }
    return position;
  }

  private search(codePoint: number): number {
    return this.classes[lastAtOrBefore(this.starts, codePoint)] ?? 0;
  }

  /** How many UTF-16 units a character of a class takes. */
  widthOf(charClass: number): number {
    if (charClass === this.endOfText) return 0;
    return (this.samples[charClass] ?? 0) > 0xffff ? 2 : 1;
  }

  /** Which classes are in a set, by 1 and 0. */
  membersOf(set: CharSet, endOfText: boolean): Uint8Array {
    const members = new Uint8Array(this.size);
    this.samples.forEach((sample, charClass) => (members[charClass] = set.has(sample) ? 1 : 0));
    members[this.endOfText] = endOfText ? 1 : 0;
    return members;
  }
}
