import { partition, sortBy } from 'lodash';
import type { Atom, Literal } from '../proof/atom';
import type { RequestSearch } from '../proof/request-search';
import { type FoundRequest } from '../proof/request-search';
import { classAtoms, hasAtom, type ClassAtom } from './class-atoms';
import type { Cubes } from './cubes';

/** Requests that are alike: whoever has all of these, and none of those, is let in on one side only. */
export interface CallerClass {
  readonly having: readonly ClassAtom[];
  readonly lacking: readonly ClassAtom[];
  /** what could not be told, and was taken at its worst */
  readonly unsure: readonly string[];
}

export type SearchPast = (denies: readonly (readonly Atom[])[]) => RequestSearch;

/** More than these nobody reads. */
const shownClasses = 12;

/**
 * The requests that one side lets in and the other does not, in as few and as large classes as there are, up to a
 * number.
 * @throws OutOfBudget
 */
export function callerClasses(here: Cubes, there: Cubes, searchPast: SearchPast): CallerClass[] {
  const atoms = classAtoms([here, there].flatMap(({ allows, denies }) => [...allows, ...denies].flat()));
  const isWhole = wholeness(here, there, searchPast);
  const found: CallerClass[] = [];
  while (found.length < shownClasses) {
    const witness = findOnlyHere(here, there, searchPast, found.map(cubeOf));
    if (witness === undefined) break;
    const [having, lacking] = partition(atoms, (atom) => hasAtom(atom, witness.draft));
    const unsure = witness.unsure.filter((text) => !text.includes('known-later:'));
    found.push({ ...(enlarged({ having, lacking }, isWhole) ?? { having, lacking }), unsure });
  }
  return found;
}

/** One request that the first side lets in and the second does not, and that is none of the known. */
function findOnlyHere(
  here: Cubes,
  there: Cubes,
  searchPast: SearchPast,
  known: readonly (readonly Atom[])[],
): FoundRequest | undefined {
  const unallowed = searchPast([...here.denies, ...there.allows, ...known]);
  const undenied = searchPast([...here.denies, ...known]);
  for (const allow of here.allows) {
    const found =
      unallowed.find(allow.map(holds)) ??
      firstOf(there.denies, (deny) => undenied.find([...allow, ...deny].map(holds)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether every request of a class is let in here and not there. */
function wholeness(here: Cubes, there: Cubes, searchPast: SearchPast): (cube: readonly Atom[]) => boolean {
  const letInThere = searchPast(there.denies);
  const notAllowedHere = searchPast(here.allows);
  const anyhow = searchPast([]);
  return (cube) =>
    notAllowedHere.find(cube.map(holds)) === undefined &&
    here.denies.every((deny) => anyhow.find([...cube, ...deny].map(holds)) === undefined) &&
    there.allows.every((allow) => letInThere.find([...cube, ...allow].map(holds)) === undefined);
}

type Bounds = Pick<CallerClass, 'having' | 'lacking'>;

/** Leaves out of a class whatever it is whole without; undefined where it is not whole to begin with. */
function enlarged(start: Bounds, isWhole: (cube: readonly Atom[]) => boolean): Bounds | undefined {
  if (!isWhole(cubeOf(start))) return undefined;
  let bounds = start;
  const drop = (dropped: readonly ClassAtom[]): boolean => {
    const rest = {
      having: bounds.having.filter((atom) => !dropped.includes(atom)),
      lacking: bounds.lacking.filter((atom) => !dropped.includes(atom)),
    };
    const may = isWhole(cubeOf(rest));
    if (may) bounds = rest;
    return may;
  };
  const { having, lacking } = start;
  // What is told of an endpoint reads best: it goes last.
  const subjects = sortBy([...new Set([...having, ...lacking].map(({ subject }) => subject))], rank);
  for (const subject of subjects) {
    drop([...having, ...lacking].filter((atom) => atom.subject === subject));
    const ofLack = bounds.lacking.filter((atom) => atom.subject === subject);
    if (ofLack.length > 0 && !drop(ofLack)) ofLack.forEach((atom) => drop([atom]));
    bounds.having.filter((atom) => atom.subject === subject).forEach((atom) => drop([atom]));
  }
  return bounds;
}

function rank(subject: string): number {
  const order = ['aws:vpcsourceip', 'principal', 'aws:sourcevpc', 'resource', 'aws:sourcevpce'];
  return order.indexOf(subject);
}

function cubeOf({ having, lacking }: Bounds): Atom[] {
  return [...having.map(({ yes }) => yes), ...lacking.map(({ no }) => no)];
}

function holds(atom: Atom): Literal {
  return { atom, holds: true };
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
