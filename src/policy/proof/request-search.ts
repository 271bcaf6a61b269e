import { uniq, uniqueId } from 'lodash';
import type { Atom, Draft, Literal, RequestPart, Solution } from './atom';
import type { Budget } from './budget';
import { CallerPart, derivedKeys } from './caller-part';
import { isListed, KeyPart } from './key-part';
import type { OutsiderSearch } from './find-outsider';
import { TargetPart, type ProofMethod } from './target-part';

/** A request for which all literals hold and no Deny speaks. */
export interface FoundRequest {
  draft: Draft;
  /** what could not be told, and was taken for possible */
  unsure: string[];
}

/** What is chosen so far: literals by part of the request, and a choice for each part that makes them true. */
interface Partial {
  literals: ReadonlyMap<string, readonly Literal[]>;
  solutions: ReadonlyMap<string, Solution>;
}

/**
 * Looks for a request that meets literals and that every Deny misses. A Deny is missed where one of its parts does not
 * hold: whichever of them a found request still meets is taken, and each of its parts tried in turn. What no Deny asks
 * for is never looked into.
 */
export class RequestSearch {
  private readonly parts = new Map<string, RequestPart>();
  private readonly solved = new Map<string, Solution | undefined>();
  private readonly names = new Map<unknown, string>();
  private readonly signed: boolean;
  private readonly budget: Budget;

  constructor(
    private readonly search: Omit<OutsiderSearch, 'lists' | 'methods'>,
    methods: readonly ProofMethod[],
    authorization: string,
    /** the parts of each Deny */
    private readonly denies: readonly (readonly Atom[])[],
  ) {
    const { statements, place, apiArn, stages, domain, budget } = search;
    this.signed = authorization === 'AWS_IAM';
    this.budget = budget;
    this.parts.set('caller', new CallerPart(statements, place, this.signed, budget));
    this.parts.set('target', new TargetPart(apiArn, methods, stages, domain, budget));
  }

  find(literals: readonly Literal[]): FoundRequest | undefined {
    const empty: Partial = { literals: new Map(), solutions: new Map() };
    const found = this.extend(empty, literals);
    if (found === undefined) return undefined;
    const draft: Draft = { caller: 'anonymous', resource: this.search.apiArn, context: {} };
    const used = new Set(['caller', 'target', ...this.denies.flat().map((atom) => this.partOf(atom))]);
    for (const name of [...used, ...found.solutions.keys()]) this.solutionOf(found, name)?.apply(draft);
    const unsure = [...found.solutions.values()].flatMap((solution) => solution.unsure ?? []);
    return { draft, unsure: uniq([...unsure, ...this.unlisted(found, literals)]) };
  }

  /** Conditions on keys that API Gateway does not list, on which it hangs that the request is let in. */
  private unlisted(found: Partial, literals: readonly Literal[]): string[] {
    const keyOf = (atom: Atom): string | undefined =>
      atom.kind === 'condition' && !isListed(atom.entry.key.toLowerCase()) ? atom.entry.key : undefined;
    const missing = this.denies.filter((atoms) =>
      atoms.every((atom) => keyOf(atom) !== undefined || this.holds(found, atom)),
    );
    return [...missing.flat(), ...literals.map(({ atom }) => atom)]
      .flatMap((atom) => keyOf(atom) ?? [])
      .map((key) => `conditions on ${key}, which is not among the keys of API Gateway`);
  }

  private extend(before: Partial, added: readonly Literal[]): Partial | undefined {
    this.budget.spend(this.denies.length + 1);
    const literals = new Map(before.literals);
    const solutions = new Map(before.solutions);
    for (const literal of added) {
      const name = this.partOf(literal.atom);
      literals.set(name, [...(literals.get(name) ?? []), literal]);
    }
    for (const name of new Set(added.map(({ atom }) => this.partOf(atom)))) {
      const solution = this.solve(name, literals.get(name) ?? []);
      if (solution === undefined) return undefined;
      solutions.set(name, solution);
    }
    const now = { literals, solutions };
    const met = this.denies.find((atoms) => atoms.every((atom) => this.holds(now, atom)));
    if (met === undefined) return now;
    const passed: Literal[] = [];
    for (const atom of met) {
      const found = this.extend(now, [...passed, { atom, holds: false }]);
      if (found !== undefined) return found;
      passed.push({ atom, holds: true });
    }
    return undefined;
  }

  private holds(found: Partial, atom: Atom): boolean {
    return this.solutionOf(found, this.partOf(atom))?.holds(atom) === true;
  }

  private solutionOf({ solutions }: Partial, name: string): Solution | undefined {
    return solutions.get(name) ?? this.solve(name, []);
  }

  private solve(name: string, literals: readonly Literal[]): Solution | undefined {
    const key = `${name} ${[...new Set(literals.map((literal) => this.nameOf(literal)))].sort().join()}`;
    if (!this.solved.has(key)) this.solved.set(key, this.part(name).solve(literals));
    return this.solved.get(key);
  }

  private nameOf({ atom, holds }: Literal): string {
    const of = atom.kind === 'condition' ? atom.entry : atom.statement;
    const name = this.names.get(of) ?? uniqueId();
    this.names.set(of, name);
    return `${holds ? '' : '!'}${atom.kind}${name}`;
  }

  private part(name: string): RequestPart {
    const part = this.parts.get(name) ?? new KeyPart(name, this.signed, this.budget);
    this.parts.set(name, part);
    return part;
  }

  private partOf(atom: Atom): string {
    switch (atom.kind) {
      case 'principals':
        return 'caller';
      case 'resource':
        return 'target';
      case 'condition': {
        const key = atom.entry.key.toLowerCase();
        return this.signed && derivedKeys.includes(key) ? 'caller' : key;
      }
    }
  }
}
