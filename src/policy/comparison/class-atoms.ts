import { uniqBy } from 'lodash';
import { evaluatePrincipals, evaluateResource } from '../evaluate-statement';
import { findConditionOperator } from '../condition-operators';
import { entryOf } from '../proof/access';
import type { Atom, Draft } from '../proof/atom';
import { derivedValue } from '../proof/caller-part';
import { entryHolds } from '../proof/key-part';
import type { ConditionEntry } from '../statement';
import { knownLater } from './symbolic-policy';

/** The smallest thing that a policy says of a request: one value, one principal, one resource. */
export interface ClassAtom {
  /** of equal name, equal meaning */
  readonly name: string;
  /** what is asked for, as the policy has it */
  readonly text: string;
  /** condition key (in lower case, but for one that stands for something else), `principal` or `resource` */
  readonly subject: string;
  /** operator of a condition, not negated */
  readonly operator: string;
  readonly yes: Atom;
  readonly no: Atom;
}

/** Everything that the parts of statements tell apart. */
export function classAtoms(atoms: readonly Atom[]): ClassAtom[] {
  return uniqBy(atoms.flatMap(partsOf), 'name');
}

function partsOf(atom: Atom): ClassAtom[] {
  switch (atom.kind) {
    case 'principals': {
      const { principals } = atom.statement;
      return (principals?.tests ?? []).map((test, index) => {
        const text = principals?.texts[index] ?? '';
        const of = (negated: boolean): Atom => ({
          kind: 'principals',
          statement: { ...atom.statement, principals: { negated, tests: [test], texts: [text] } },
        });
        return pair('principal', '', text, of);
      });
    }
    case 'resource': {
      const { resources } = atom.statement;
      return resources.patterns.map((pattern, index) => {
        const text = resources.texts[index] ?? '';
        const of = (negated: boolean): Atom => ({
          kind: 'resource',
          statement: { ...atom.statement, resources: { negated, patterns: [pattern], texts: [text] } },
        });
        return pair('resource', '', text, of);
      });
    }
    case 'condition':
      return partsOfEntry(atom.entry);
  }
}

function partsOfEntry(entry: ConditionEntry): ClassAtom[] {
  const isSymbol = knownLater(entry.key) !== undefined;
  const key = isSymbol ? entry.key : entry.key.toLowerCase();
  const absent = pair(key, 'Null', '', (negated) => ({
    kind: 'condition',
    entry: entryOf(entry.key, 'Null', [String(!negated)]),
  }));
  if (entry.operator.family === 'null') return [absent];
  const positive = findConditionOperator(entry.operator.name.replace('Not', '')) ?? entry.operator;
  const values = entry.values.map((value) =>
    pair(key, positive.name, value.text, (negated) => ({
      kind: 'condition',
      entry: {
        key: entry.key,
        operator: { ...positive, negated },
        operatorText: positive.name,
        ifExists: false,
        values: [value],
      },
    })),
  );
  return isSymbol ? values : [absent, ...values];
}

function pair(subject: string, operator: string, text: string, of: (negated: boolean) => Atom): ClassAtom {
  const name = JSON.stringify([subject, operator, text]);
  return { name, subject, operator, text, yes: of(false), no: of(true) };
}

/** Whether a request has it. */
export function hasAtom({ yes }: ClassAtom, { caller, resource, context }: Draft): boolean {
  switch (yes.kind) {
    case 'principals':
      return evaluatePrincipals(yes.statement, caller).matches;
    case 'resource':
      return evaluateResource(yes.statement, resource, () => undefined).matches;
    case 'condition': {
      const derived = derivedValue(caller, yes.entry.key);
      if (derived !== undefined) return entryHolds(yes.entry, [derived]);
      const key = Object.keys(context).find((name) => name.toLowerCase() === yes.entry.key.toLowerCase());
      const value = key === undefined ? undefined : context[key];
      return entryHolds(yes.entry, value === undefined ? undefined : [value].flat());
    }
  }
}
