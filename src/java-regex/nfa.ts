import { Alphabet } from './alphabet';
import { CharSet } from './char-set';
import { lengthsOf, type Assertion, type Node } from './node';

/** A state of an automaton that may be in several at once, those that it prefers first. */
export type NfaState =
  | { readonly kind: 'take'; readonly classes: Uint8Array; readonly next: number }
  | { readonly kind: 'split'; readonly outs: readonly number[] }
  /** Notes the position: tag 0 is the end of the match, 2n - 1 and 2n are the ends of group n. */
  | { readonly kind: 'tag'; readonly tag: number; readonly next: number }
  /** The two ends of what gives nothing back once it has matched. */
  | { readonly kind: 'enter'; readonly next: number }
  | { readonly kind: 'leave'; readonly next: number }
  | { readonly kind: 'accept' };

export interface Nfa {
  readonly states: readonly NfaState[];
  readonly start: number;
  readonly tags: number;
  readonly alphabet: Alphabet;
}

/** What an automaton is asked: does the whole text match, where does a match end, and where do its groups. */
export type Question = 'whole' | 'end' | 'groups';

const endings: ReadonlySet<Assertion> = new Set([
  'inputEnd',
  'lineEnd',
  'lineEndUnix',
  'finalEnd',
  'finalEndUnix',
]);

const maximumStates = 400;
const accept = 0;
const tail = 1;

type Draft = NfaState | { kind: 'take'; set: CharSet; endOfText: boolean; next: number };

/** `undefined` for a pattern with what an automaton cannot do: back-references, most look-around, too many states. */
export function buildNfa(node: Node, groups: number, question: Question): Nfa | undefined {
  const builder = new NfaBuilder(question);
  const start = builder.add(node, tail);
  if (!builder.possible) return undefined;
  const drafts = builder.drafts;
  const sets = new Set(drafts.flatMap((draft) => ('set' in draft ? [draft.set] : [])));
  const alphabet = Alphabet.of([...sets]);
  if (alphabet === undefined) return undefined;
  const states = drafts.map((draft): NfaState => {
    if (!('set' in draft)) return draft;
    return { kind: 'take', classes: alphabet.membersOf(draft.set, draft.endOfText), next: draft.next };
  });
  return { states, start, tags: question === 'groups' ? 2 * groups + 1 : 1, alphabet };
}

class NfaBuilder {
  possible = true;
  readonly drafts: Draft[];
  private readonly question: Question;
  private readonly characters = new Map<number, CharSet>();

  constructor(question: Question) {
    this.question = question;
    this.drafts = [
      { kind: 'accept' },
      question === 'whole'
        ? { kind: 'take', set: CharSet.of(), endOfText: true, next: accept }
        : { kind: 'tag', tag: 0, next: accept },
    ];
  }

  /** Puts a node in front of a state, and gives where it begins. */
  add(node: Node, next: number): number {
    switch (node.type) {
      case 'empty':
        return next;
      case 'text':
        return Array.from(node.text).reduceRight((after, char) => this.character(char, after), next);
      case 'set':
        return this.push({ kind: 'take', set: node.set, endOfText: false, next });
      case 'sequence':
        return node.nodes.reduceRight((after, part) => this.add(part, after), next);
      case 'choice':
        return this.push({ kind: 'split', outs: node.nodes.map((part) => this.add(part, next)) });
      case 'group': {
        if (this.question !== 'groups') return this.add(node.node, next);
        const end = this.push({ kind: 'tag', tag: 2 * node.index, next });
        return this.push({ kind: 'tag', tag: 2 * node.index - 1, next: this.add(node.node, end) });
      }
      case 'atomic':
        return this.atomic(node.node, next);
      case 'repeat':
        return node.mode === 'possessive'
          ? this.atomic({ ...node, mode: 'greedy' }, next)
          : this.repeat(node, next);
      case 'assert':
        // Where the text must end anyway, each of these holds.
        return this.question === 'whole' && next === tail && endings.has(node.assertion)
          ? next
          : this.impossible();
      case 'look':
        return this.look(node, next);
      case 'reference':
        return this.impossible();
    }
  }

  private push(draft: Draft): number {
    if (this.drafts.length >= maximumStates) return this.impossible();
    return this.drafts.push(draft) - 1;
  }

  private impossible(): number {
    this.possible = false;
    return accept;
  }

  private character(char: string, next: number): number {
    const codePoint = char.codePointAt(0) ?? 0;
    // A half of a pair in a pattern is compared with the halves of the text's pairs.
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) return this.impossible();
    const set = this.characters.get(codePoint) ?? CharSet.of(codePoint);
    this.characters.set(codePoint, set);
    return this.push({ kind: 'take', set, endOfText: false, next });
  }

  private atomic(node: Node, next: number): number {
    const body = this.add(node, this.push({ kind: 'leave', next }));
    return this.push({ kind: 'enter', next: body });
  }

  private repeat({ node, min, max, mode }: Extract<Node, { type: 'repeat' }>, next: number): number {
    if (max === 0) return next;
    // What rounds that take nothing do is the matcher's to know.
    if (lengthsOf(node).min === 0) return this.impossible();
    const order = (again: number, exit: number) => (mode === 'lazy' ? [exit, again] : [again, exit]);
    let start = next;
    if (max === Infinity) {
      const outs: number[] = [];
      const head = this.push({ kind: 'split', outs });
      const body = this.add(node, head);
      outs.push(...order(body, next));
      start = min === 0 ? head : body;
    }
    const optional = max === Infinity ? 0 : max - min;
    for (let round = 0; round < optional && this.possible; round++) {
      start = this.push({ kind: 'split', outs: order(this.add(node, start), next) });
    }
    const rounds = max === Infinity ? Math.max(0, min - 1) : min;
    for (let round = 0; round < rounds && this.possible; round++) start = this.add(node, start);
    return start;
  }

  /** Looking ahead is the last thing that a pattern does, or it is not for an automaton: the match ends before it. */
  private look({ node, behind, negative }: Extract<Node, { type: 'look' }>, next: number): number {
    if (behind || next !== tail || this.question === 'whole') return this.impossible();
    if (!negative) return this.push({ kind: 'tag', tag: 0, next: this.add(node, accept) });
    const set = setOf(node);
    if (set === undefined) return this.impossible();
    const other = this.push({ kind: 'take', set: set.negate(), endOfText: true, next: accept });
    return this.push({ kind: 'tag', tag: 0, next: other });
  }
}

/** The characters of a node that takes exactly one. */
function setOf(node: Node): CharSet | undefined {
  if (node.type === 'set') return node.set;
  const only = node.type === 'sequence' && node.nodes.length === 1 ? node.nodes[0] : node;
  const codePoint = only?.type === 'text' ? only.text.codePointAt(0) : undefined;
  if (only?.type !== 'text' || codePoint === undefined) return undefined;
  const isLone = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return !isLone && String.fromCodePoint(codePoint) === only.text ? CharSet.of(codePoint) : undefined;
}
