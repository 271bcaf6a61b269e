import { checkDepth, JavaList, JavaMap, type JavaValue, type Meter } from '../java';
import { InvalidPath } from './invalid-path';
import type { JsonPath } from './json-path';
import { isDefinite, type PathToken } from './path-token';
import { test } from './test-predicate';

/** A result takes memory: a path that fans out must not fill it before its time is up. */
const resultCost = 50;

/** What the filters of one reading share: the document, and the values of the paths in them that start there. */
export interface Reading {
  readonly document: JavaValue;
  readonly meter: Meter;
  readonly rootValues: Map<JsonPath, JavaValue>;
  /** Says where versions of Jayway part, which only the document shows. */
  readonly disagree: (message: string) => void;
}

/**
 * Walks a document along a path. Every step answers whether it may go on: false is Jayway's PathNotFoundException,
 * which ends the walk (and leaves the results so far) unless a wildcard over a list catches it.
 */
export class PathReader {
  readonly results: JavaValue[] = [];
  private readonly source: string;
  private readonly tokens: readonly PathToken[];
  private readonly reading: Reading;
  private readonly strict: boolean;
  /** From this step on, all are definite. */
  private readonly definiteFrom: number;

  /** `strict`: a missing name is not found even below a wildcard (Jayway's REQUIRE_PROPERTIES, for `?(@.a)`). */
  constructor(path: JsonPath, reading: Reading, strict: boolean) {
    this.source = path.source;
    this.tokens = path.tokens;
    this.reading = reading;
    this.strict = strict;
    this.definiteFrom = path.tokens.findLastIndex((token) => !isDefinite(token)) + 1;
  }

  /** Goes on with the step at `at`, or keeps the value when there is none. */
  step(at: number, value: JavaValue): boolean {
    this.reading.meter.spend(1);
    const token = this.tokens[at];
    switch (token?.kind) {
      case undefined:
        return this.keep(value);
      case 'root':
        return this.step(at + 1, value);
      case 'property':
        return this.property(at, value, token.names);
      case 'index':
      case 'indexes':
      case 'slice':
        return this.array(at, value, token);
      case 'wildcard':
        return this.wildcard(at, value);
      case 'scan':
        return this.scan(at + 1, value);
      case 'filter':
        return this.filter(at, value, token);
    }
  }

  private keep(value: JavaValue): boolean {
    this.reading.meter.spend(resultCost);
    this.results.push(value);
    return true;
  }

  private property(at: number, value: JavaValue, names: readonly string[]): boolean {
    if (!(value instanceof JavaMap)) return false;
    const [name] = names;
    if (names.length === 1 && name !== undefined) return this.member(at, value, name);
    if (at + 1 < this.tokens.length) {
      this.refuse(`Multi properties can only be used as path leafs: ['${names.join("', '")}']`);
    }
    const chosen = new JavaMap();
    for (const wanted of names) {
      const found = value.get(wanted);
      if (found !== undefined) chosen.put(wanted, found);
      else if (this.strict) return false;
    }
    return this.keep(chosen);
  }

  private member(at: number, map: JavaMap, name: string): boolean {
    const found = map.get(name);
    if (found !== undefined) return this.step(at + 1, found);
    // Jayway's "upstream": from the step before this one on, the whole rest of the path is definite.
    const isDefiniteHere = Math.max(0, at - 1) >= this.definiteFrom;
    return at + 1 < this.tokens.length && !this.strict && !isDefiniteHere;
  }

  private array(at: number, value: JavaValue, token: PathToken): boolean {
    if (value === null) return false;
    if (!(value instanceof JavaList)) {
      this.refuse('an index can only be applied to an array (newer versions of Jayway find nothing there)');
    }
    for (const index of indexes(token, value.size())) if (!this.element(at, value, index)) return false;
    return true;
  }

  private element(at: number, list: JavaList, index: number): boolean {
    const found = list.items[index];
    return found !== undefined && this.step(at + 1, found);
  }

  private refuse(message: string): never {
    throw new InvalidPath(`JSONPath ${this.source}: ${message}`);
  }

  private wildcard(at: number, value: JavaValue): boolean {
    if (value instanceof JavaMap) {
      for (const child of value.values()) if (!this.step(at + 1, child)) return false;
    } else if (value instanceof JavaList) {
      for (const child of value.items) this.step(at + 1, child);
    }
    return true;
  }

  private filter(at: number, value: JavaValue, token: PathToken & { kind: 'filter' }): boolean {
    if (value instanceof JavaMap)
      return !test(token.predicate, value, this.reading) || this.step(at + 1, value);
    if (!(value instanceof JavaList)) {
      this.refuse('a filter can not be applied to primitives (newer versions of Jayway find nothing there)');
    }
    for (const child of value.items) {
      if (test(token.predicate, child, this.reading) && !this.step(at + 1, child)) return false;
    }
    return true;
  }

  /** `..`: the step behind it, on this value and on everything within, before its own children. */
  private scan(next: number, value: JavaValue, depth = 0): boolean {
    this.reading.meter.spend(1);
    checkDepth(depth);
    if (value instanceof JavaMap) {
      if (this.fits(next, value) && !this.step(next, value)) return false;
      for (const child of value.values()) if (!this.scan(next, child, depth + 1)) return false;
    } else if (value instanceof JavaList) {
      if (this.fits(next, value) && !this.scanned(next, value)) return false;
      for (const child of value.items) if (!this.scan(next, child, depth + 1)) return false;
    }
    return true;
  }

  /** Of a list that fits, a step that is not the last passes all elements on, whatever it says itself. */
  private scanned(next: number, list: JavaList): boolean {
    if (next + 1 >= this.tokens.length) return this.step(next, list);
    for (const child of list.items) if (!this.step(next + 1, child)) return false;
    return true;
  }

  private fits(next: number, value: JavaMap | JavaList): boolean {
    const token = this.tokens[next];
    switch (token?.kind) {
      case 'property':
        return value instanceof JavaMap && token.names.every((name) => value.has(name));
      case 'index':
      case 'indexes':
      case 'slice':
        return value instanceof JavaList;
      case 'wildcard':
        return true;
      case 'filter':
        return test(token.predicate, value, this.reading);
      case 'root':
      case 'scan':
      case undefined:
        return false;
    }
  }
}

/** The indexes that a step names, some of them perhaps out of range. */
function indexes(token: PathToken, length: number): readonly number[] {
  if (token.kind === 'index') return [token.fromEnd ? length + token.index : token.index];
  if (token.kind === 'indexes') return token.indexes;
  if (token.kind !== 'slice') return [];
  const { from, to } = token;
  // Only an open end or an open start counts from the end of the list.
  const start = from === undefined ? 0 : to === undefined && from < 0 ? Math.max(0, length + from) : from;
  const stop = to === undefined ? length : Math.min(length, from === undefined && to < 0 ? length + to : to);
  return length === 0
    ? []
    : Array.from({ length: Math.max(0, Math.min(stop, length) - start) }, (_, index) => start + index);
}
