import { groupBy } from 'lodash';
import { label } from '../explain/label';
import { compareAccess, type AccessChange } from '../policy/comparison/compare-access';
import type { Gate } from '../policy/comparison/compared-api';
import type { Where } from '../policy/comparison/worlds';
import { counterparts } from './counterpart';
import type { AccessDifference } from './difference';
import type { Route, Side } from './side';

interface Sides {
  readonly before: Side;
  readonly after: Side;
}

type Words = Pick<AccessDifference, 'comesIn' | 'goesOut' | 'unknown'>;

export interface AccessReport {
  readonly differences: readonly AccessDifference[];
  /** Of each route that is new: who may call it. */
  readonly mayCall: (route: Route) => Pick<Words, 'comesIn' | 'unknown'>;
}

/**
 * Who may call now and could not before, and the other way round, by route. A route that is new is held to what answered
 * its requests before, and where nothing did to what the policy and the other routes asked for: it lets somebody in only
 * if it lets in whom they would not have. One that goes is held to what is left in the same way.
 */
export function accessDifferences({ before, after }: Sides, where: Where): AccessReport {
  const gates = compareAccess({ before: before.compared, after: after.compared }, where);
  const compare = (one: Gate | undefined, other: Gate | undefined): Words => inWords(gates(one, other));
  const kept = [...after.routes.values()].flatMap((route) => {
    const old = before.routes.get(route.name);
    return old === undefined ? [] : [{ route: route.name, ...compare(old.gate, route.gate) }];
  });
  const fresh = only(after, before).flatMap((route) =>
    gatesFor(route, after, before).map(({ own, other }) => ({
      route: route.name,
      ...compare(other, own),
      goesOut: [],
    })),
  );
  const gone = only(before, after).flatMap((route) =>
    gatesFor(route, before, after).map(({ own, other }) => ({
      route: route.name,
      ...compare(own, other),
      comesIn: [],
    })),
  );
  const found = [...kept, ...fresh, ...gone].filter(
    ({ comesIn, goesOut, unknown }) => comesIn.length + goesOut.length > 0 || unknown !== undefined,
  );
  const alike = groupBy(found, ({ comesIn, goesOut, unknown }) =>
    JSON.stringify([comesIn, goesOut, unknown ?? '']),
  );
  return {
    differences: Object.values(alike).flatMap((group) =>
      group.slice(0, 1).map(({ comesIn, goesOut, unknown }) => ({
        routes: [...new Set(group.map(({ route }) => route))],
        comesIn,
        goesOut,
        ...(unknown !== undefined && { unknown }),
      })),
    ),
    mayCall: ({ gate }) => compare(undefined, gate),
  };
}

function only(here: Side, there: Side): Route[] {
  return [...here.routes.values()].filter(({ name }) => !there.routes.has(name));
}

/** What a route that only one side has is held to on the other, by method where that differs. */
function gatesFor(route: Route, here: Side, there: Side): { own: Gate; other: Gate | undefined }[] {
  const found = counterparts(route, here.routes, there.routes).map(({ verb, other }) => ({
    verb,
    gate: other?.gate ?? asked(route, there),
  }));
  const alike = groupBy(found, ({ gate }) => JSON.stringify(gate ?? null));
  return Object.values(alike).flatMap((group) =>
    group.slice(0, 1).map(({ verb, gate }) => {
      const own = { ...route.gate, httpMethod: group.length > 1 ? route.gate.httpMethod : verb };
      return { own, other: gate && { ...gate, httpMethod: own.httpMethod, path: own.path } };
    }),
  );
}

/** What any route of the other side asks for of which the caller of this one has enough, or else the first. */
function asked({ gate }: Route, { routes }: Side): Gate | undefined {
  const ids = (needs: Gate['needs']): string => needs.map(({ id }) => id).join();
  const all = [...routes.values()];
  const same = all.find((other) => ids(other.gate.needs) === ids(gate.needs));
  const enough = all.find((other) =>
    other.gate.needs.every(({ id }) => gate.needs.some((one) => one.id === id)),
  );
  return (same ?? enough ?? all[0])?.gate;
}

function inWords({ comesIn, goesOut, unknown }: AccessChange): Words {
  const of = (callers: AccessChange['comesIn']): string[] => callers.map(({ words }) => label(words)).sort();
  return {
    comesIn: of(comesIn),
    goesOut: of(goesOut),
    ...(unknown !== undefined && { unknown: label(unknown) }),
  };
}
