/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes into arrays of known size, in the innermost loop */
import { JavaException } from './java-exception';
import type { Meter } from '../meter';
import { holds } from './assertions';
import type { Instruction, Program } from './program';

/**
 * An entry of the stack is four numbers: a kind, and what it takes to go back. Other kinds are a lazy loop's next round
 * (its slot + 3) and a lazy run's next character (-1 - the count so far).
 */
const width = 4;
const choice = 0;
const undo = 1;
const range = 2;

/** Most matches of most patterns never go back: they need no stack. */
const noStack = new Int32Array(0);

/** Entries after which Java's own stack would long be full. */
const maximumEntries = 2_000_000;
const stepsAtOnce = 1000;
const stepCost = 2;

/**
 * A backtracking matcher with its stack in memory: no pattern can overflow the stack of JavaScript, and every step is
 * paid for, so that one that backtracks without end is stopped.
 */
export class Matcher {
  private readonly code: readonly Instruction[];
  private readonly text: string;
  private readonly meter: Meter;
  /** Where group n begins and ends, at 2n and 2n + 1; -1 when it took no part. Then, where loops are. */
  readonly slots: Int32Array;
  private readonly groups: number;
  private stack = noStack;
  private height = 0;
  private steps = 0;
  private lastEnd = 0;
  private whole = false;
  private nesting = 0;

  constructor(program: Program, text: string, meter: Meter) {
    this.code = program.code;
    this.groups = program.groups;
    this.text = text;
    this.meter = meter;
    this.slots = new Int32Array(program.slots).fill(-1);
  }

  /** Matches the whole text. */
  matches(): boolean {
    this.whole = true;
    const end = this.start(0);
    this.whole = false;
    return end >= 0;
  }

  /** Where the match that begins at a position ends, or -1; `lastEnd` is what `\G` means. */
  matchAt(position: number, lastEnd: number): number {
    this.lastEnd = lastEnd;
    return this.start(position);
  }

  private start(position: number): number {
    this.slots.fill(-1);
    this.height = 0;
    this.nesting = 0;
    const end = this.run(0, position, this.whole ? this.text.length : -1);
    this.pay();
    return end;
  }

  private step(): void {
    if (++this.steps >= stepsAtOnce) this.pay();
  }

  private pay(): void {
    const { steps } = this;
    this.steps = 0;
    this.meter.spend(stepCost * steps);
  }

  /**
   * Runs from an address to an `end`, and gives where the match ends, or -1. With `required`, only an end there counts.
   * On success nothing is left on the stack but what restores the slots.
   */
  private run(startAddress: number, startPosition: number, required: number): number {
    const base = this.height;
    const { code, text, slots } = this;
    let address = startAddress;
    let position = startPosition;
    for (;;) {
      if (++this.steps >= stepsAtOnce) this.pay();
      const instruction = code[address]!;
      let ok = true;
      switch (instruction.op) {
        case 'text':
          ok = text.startsWith(instruction.text, position);
          position += instruction.text.length;
          address++;
          break;
        case 'set': {
          const codePoint = text.codePointAt(position);
          ok = codePoint !== undefined && instruction.set.has(codePoint);
          position += codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
          address++;
          break;
        }
        case 'assert':
          ok = holds(instruction.assertion, text, position, this.lastEnd);
          address++;
          break;
        case 'jump':
          address = instruction.to;
          break;
        case 'split':
          this.steps += instruction.others.length;
          for (let index = instruction.others.length - 1; index >= 0; index--) {
            this.push(choice, instruction.others[index]!, position, 0);
          }
          address++;
          break;
        case 'save':
          this.setSlot(instruction.slot, position);
          address++;
          break;
        case 'reference':
          position = this.reference(instruction, position);
          ok = position >= 0;
          address++;
          break;
        case 'repeatSet':
          position = this.repeatSet(instruction, address + 1, position);
          ok = position >= 0;
          address++;
          break;
        case 'enter':
          this.setSlot(instruction.slot, 0);
          this.setSlot(instruction.slot + 1, -1);
          address++;
          break;
        case 'loop': {
          const count = slots[instruction.slot]!;
          // A round that took nothing ends the loop, however many it should have been.
          if (count > 0 && slots[instruction.slot + 1] === position) {
            address = instruction.exit;
            break;
          }
          if (count >= instruction.max) {
            address = instruction.exit;
            break;
          }
          if (count >= instruction.min && instruction.lazy) {
            this.pushRound(instruction.slot, count, address + 1, position);
            address = instruction.exit;
            break;
          }
          if (count >= instruction.min) this.push(choice, instruction.exit, position, 0);
          this.setSlot(instruction.slot, count + 1);
          this.setSlot(instruction.slot + 1, position);
          address++;
          break;
        }
        case 'atomic':
          this.nesting++;
          position = this.run(address + 1, position, -1);
          this.nesting--;
          ok = position >= 0;
          address = instruction.exit;
          break;
        case 'look':
          ok = this.look(instruction, address + 1, position) !== instruction.negative;
          address = instruction.exit;
          break;
        case 'end':
          if (required < 0 || position === required) {
            this.dropChoices(base);
            return position;
          }
          ok = false;
          break;
      }
      if (ok) continue;
      if (!this.back(base)) return -1;
      address = this.resumeAddress;
      position = this.resumePosition;
    }
  }

  private resumeAddress = 0;
  private resumePosition = 0;

  /** Goes back to the last choice above the base; false when there is none. */
  private back(base: number): boolean {
    const { stack, slots } = this;
    while (this.height > base) {
      const top = (this.height - 1) * width;
      const kind = stack[top]!;
      const first = stack[top + 1]!;
      const second = stack[top + 2]!;
      const third = stack[top + 3]!;
      if (kind === undo) {
        slots[first] = second;
        this.height--;
        continue;
      }
      this.resumeAddress = first;
      if (kind === range) {
        this.resumeRange(top, second, third);
        return true;
      }
      this.height--;
      if (kind < 0) {
        if (this.resumeLazy(first, second, -1 - kind)) return true;
        continue;
      }
      this.resumePosition = second;
      if (kind > range) {
        // A lazy loop's next round: `kind - 3` is its slot, `third` its count.
        this.setSlot(kind - 3, third + 1);
        this.setSlot(kind - 2, second);
      }
      return true;
    }
    return false;
  }

  /** One character less of a greedy run from `least` to `current`. */
  private resumeRange(top: number, least: number, current: number): void {
    const { text } = this;
    let position = current - 1;
    const low = text.charCodeAt(position);
    if (low >= 0xdc00 && low <= 0xdfff && position > least) {
      const high = text.charCodeAt(position - 1);
      if (high >= 0xd800 && high <= 0xdbff) position--;
    }
    this.resumePosition = position;
    if (position <= least) this.height--;
    else this.stack[top + 3] = position;
  }

  /** One character more of a lazy run; false when there is none. */
  private resumeLazy(address: number, position: number, count: number): boolean {
    const instruction = this.code[address];
    const codePoint = this.text.codePointAt(position);
    if (instruction?.op !== 'repeatSet' || codePoint === undefined || !instruction.set.has(codePoint))
      return false;
    this.step();
    this.resumeAddress = address + 1;
    this.resumePosition = position + (codePoint > 0xffff ? 2 : 1);
    if (count + 1 < instruction.max) this.pushLazy(address, this.resumePosition, count + 1);
    return true;
  }

  private push(kind: number, first: number, second: number, third: number): void {
    let { stack } = this;
    const top = this.height * width;
    if (top >= stack.length) {
      if (this.height >= maximumEntries) {
        throw new JavaException(
          'java.lang.StackOverflowError',
          'the pattern needs too much memory on this text',
        );
      }
      stack = new Int32Array(Math.max(64 * width, stack.length * 2));
      stack.set(this.stack);
      this.stack = stack;
    }
    stack[top] = kind;
    stack[top + 1] = first;
    stack[top + 2] = second;
    stack[top + 3] = third;
    this.height++;
  }

  private pushRound(slot: number, count: number, body: number, position: number): void {
    this.push(slot + 3, body, position, count);
  }

  private setSlot(slot: number, value: number): void {
    // With nothing to go back to there is nothing to restore.
    if (this.height > 0 || this.nesting > 0) this.push(undo, slot, this.slots[slot]!, 0);
    this.slots[slot] = value;
  }

  /** An atomic part has matched: its choices go, what restores the slots stays. */
  private dropChoices(base: number): void {
    const { stack } = this;
    let kept = base;
    for (let entry = base; entry < this.height; entry++) {
      if (stack[entry * width] !== undo) continue;
      stack.copyWithin(kept * width, entry * width, (entry + 1) * width);
      kept++;
    }
    this.height = kept;
  }

  private repeatSet(
    instruction: Extract<Instruction, { op: 'repeatSet' }>,
    next: number,
    start: number,
  ): number {
    const { text } = this;
    const { set, min, max, mode } = instruction;
    const wanted = mode === 'lazy' ? min : max;
    let position = start;
    let least = start;
    let count = 0;
    while (count < wanted) {
      const codePoint = text.codePointAt(position);
      if (codePoint === undefined || !set.has(codePoint)) break;
      position += codePoint > 0xffff ? 2 : 1;
      if (++count === min) least = position;
    }
    this.steps += (position - start) >> 2;
    if (count < min) return -1;
    if (mode === 'greedy' && position > least) this.push(range, next, least, position);
    if (mode === 'lazy' && count < max) this.pushLazy(next - 1, position, count);
    return position;
  }

  /** A lazy run takes one character more when what follows has failed: the instruction again, counting on. */
  private pushLazy(address: number, position: number, count: number): void {
    this.push(-1 - count, address, position, 0);
  }

  private reference(instruction: Extract<Instruction, { op: 'reference' }>, position: number): number {
    const { text, slots } = this;
    if (instruction.group > this.groups) return -1;
    const start = slots[2 * instruction.group]!;
    const end = slots[2 * instruction.group + 1]!;
    if (start < 0 || end < 0) return -1;
    const length = end - start;
    this.steps += length >> 2;
    if (position + length > text.length) return -1;
    const { fold } = instruction;
    for (let offset = 0; offset < length; offset++) {
      const mine = text.charCodeAt(position + offset);
      const theirs = text.charCodeAt(start + offset);
      if (mine !== theirs && (fold === undefined || fold(mine) !== fold(theirs))) return -1;
    }
    return position + length;
  }

  private look(instruction: Extract<Instruction, { op: 'look' }>, body: number, position: number): boolean {
    const before = this.height;
    let matched = false;
    this.nesting++;
    if (instruction.behind) {
      const last = Math.max(0, position - instruction.max);
      for (let start = position - instruction.min; start >= last && !matched; start--) {
        matched = this.run(body, start, position) >= 0;
      }
    } else {
      matched = this.run(body, position, -1) >= 0;
    }
    this.nesting--;
    if (matched && instruction.negative) this.unwind(before);
    return matched;
  }

  /** Takes back what a look-around has captured. */
  private unwind(base: number): void {
    while (this.height > base) {
      const top = --this.height * width;
      this.slots[this.stack[top + 1]!] = this.stack[top + 2]!;
    }
  }
}
