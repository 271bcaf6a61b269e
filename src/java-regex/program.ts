import { CharSet } from './char-set';
import type { Assertion, Node, RepeatMode } from './node';
import { lengthsOf } from './node';

/** Only a look-behind asks how far back it begins. */
const anyLength = { min: 0, max: Infinity };

/** An instruction of the matcher. `to`, `body` and `exit` are addresses. */
export type Instruction =
  | { readonly op: 'text'; readonly text: string }
  | { readonly op: 'set'; readonly set: CharSet }
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'jump'; to: number }
  /** Tries the next instruction first and the others, in order, when it fails. */
  | { readonly op: 'split'; readonly others: number[] }
  | { readonly op: 'save'; readonly slot: number }
  | {
      readonly op: 'reference';
      readonly group: number;
      readonly fold: ((codePoint: number) => number) | undefined;
    }
  | {
      readonly op: 'repeatSet';
      readonly set: CharSet;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
    }
  /** Sets a loop's counter to 0. */
  | { readonly op: 'enter'; readonly slot: number }
  /** The head of a loop: one more round, or the exit. The slots hold the count and where this round began. */
  | {
      readonly op: 'loop';
      readonly slot: number;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
      exit: number;
    }
  | { readonly op: 'atomic'; exit: number }
  | {
      readonly op: 'look';
      readonly behind: boolean;
      readonly negative: boolean;
      readonly min: number;
      readonly max: number;
      exit: number;
    }
  /** The end of the whole pattern, or of an atomic group or look-around. */
  | { readonly op: 'end' };

export interface Program {
  readonly code: readonly Instruction[];
  /** Two for each group, then two for each loop. */
  readonly slots: number;
  readonly groups: number;
}

/** Translates the tree into instructions. */
export function compileProgram(node: Node, groups: number): Program {
  const compiler = new Compiler(groups);
  compiler.emit(node);
  compiler.code.push({ op: 'end' });
  return { code: compiler.code, slots: compiler.slots, groups };
}

class Compiler {
  readonly code: Instruction[] = [];
  slots: number;

  constructor(groups: number) {
    this.slots = 2 * (groups + 1);
  }

  emit(node: Node): void {
    switch (node.type) {
      case 'empty':
        return;
      case 'text':
        this.code.push({ op: 'text', text: node.text });
        return;
      case 'set':
        this.code.push({ op: 'set', set: node.set });
        return;
      case 'assert':
        this.code.push({ op: 'assert', assertion: node.assertion });
        return;
      case 'sequence':
        for (const part of node.nodes) this.emit(part);
        return;
      case 'choice':
        this.choice(node.nodes);
        return;
      case 'group':
        this.code.push({ op: 'save', slot: 2 * node.index });
        this.emit(node.node);
        this.code.push({ op: 'save', slot: 2 * node.index + 1 });
        return;
      case 'reference':
        this.code.push({ op: 'reference', group: node.group, fold: node.fold });
        return;
      case 'repeat':
        this.repeat(node);
        return;
      case 'atomic':
        this.enclosed({ op: 'atomic', exit: 0 }, node.node);
        return;
      case 'look':
        this.enclosed(
          {
            op: 'look',
            behind: node.behind,
            negative: node.negative,
            ...(node.behind ? lengthsOf(node.node) : anyLength),
            exit: 0,
          },
          node.node,
        );
        return;
    }
  }

  private enclosed(instruction: Extract<Instruction, { op: 'atomic' | 'look' }>, body: Node): void {
    this.code.push(instruction);
    this.emit(body);
    this.code.push({ op: 'end' });
    instruction.exit = this.code.length;
  }

  private choice(nodes: readonly Node[]): void {
    const others: number[] = [];
    const jumps: { op: 'jump'; to: number }[] = [];
    this.code.push({ op: 'split', others });
    nodes.forEach((node, index) => {
      if (index > 0) others.push(this.code.length);
      this.emit(node);
      if (index === nodes.length - 1) return;
      const jump = { op: 'jump' as const, to: 0 };
      jumps.push(jump);
      this.code.push(jump);
    });
    for (const jump of jumps) jump.to = this.code.length;
  }

  private repeat(node: Extract<Node, { type: 'repeat' }>): void {
    if (node.node.type === 'set' || (node.node.type === 'text' && Array.from(node.node.text).length === 1)) {
      const set = node.node.type === 'set' ? node.node.set : CharSet.of(node.node.text.codePointAt(0) ?? 0);
      this.code.push({ op: 'repeatSet', set, min: node.min, max: node.max, mode: node.mode });
      return;
    }
    if (node.mode === 'possessive') {
      this.enclosed({ op: 'atomic', exit: 0 }, { ...node, mode: 'greedy' });
      return;
    }
    const slot = this.slots;
    this.slots += 2;
    this.code.push({ op: 'enter', slot });
    const loop: Instruction = {
      op: 'loop',
      slot,
      min: node.min,
      max: node.max,
      lazy: node.mode === 'lazy',
      exit: 0,
    };
    const head = this.code.push(loop) - 1;
    this.emit(node.node);
    this.code.push({ op: 'jump', to: head });
    loop.exit = this.code.length;
  }
}
