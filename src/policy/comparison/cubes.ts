import { evaluateActions, evaluatePrincipals } from '../evaluate-statement';
import { isIdentityKey } from '../policy-request';
import type { ConditionEntry, Statement } from '../statement';
import { entryOf } from '../proof/access';
import type { Atom } from '../proof/atom';
import { entryHolds } from '../proof/key-part';
import type { Place } from '../proof/places';
import { parsePolicy } from '../parse-policy';
import { symbolicCondition } from './symbolic-policy';

/** Who is let in: whoever meets all parts of an Allow and, of each Deny, not all. */
export interface Cubes {
  readonly allows: readonly (readonly Atom[])[];
  readonly denies: readonly (readonly Atom[])[];
}

/** A route that lets nobody in. */
export const closed: Cubes = { allows: [], denies: [] };

/** Without a policy an API that is not private is open. */
export const open: Cubes = { allows: [[]], denies: [] };

export interface CubeSetting {
  readonly place: Place;
  /** statements whose Resource is every request to the API */
  readonly whole: ReadonlySet<Statement>;
  readonly authorization: string;
}

/** What a policy and the authorization of a method say together of a request. */
export function cubesOf(statements: readonly Statement[], setting: CubeSetting): Cubes {
  const { authorization, place } = setting;
  const spoken = statements
    .filter((statement) => evaluateActions(statement, 'execute-api:Invoke').matches)
    .flatMap((statement) => {
      const atoms = atomsOf(statement, setting);
      return atoms === undefined ? [] : [{ effect: statement.effect, atoms }];
    });
  const of = (wanted: Statement['effect']): Atom[][] =>
    spoken.flatMap(({ effect, atoms }) => (effect === wanted ? [atoms] : []));
  return { allows: [...of('Allow'), ...besides(authorization, place)], denies: of('Deny') };
}

/** Its parts that a request may miss; undefined where every request of this kind misses one. */
function atomsOf(statement: Statement, { whole, authorization }: CubeSetting): Atom[] | undefined {
  const { principals, conditions } = statement;
  const isForAll =
    principals === undefined ||
    (!principals.negated && principals.tests.some(({ kind }) => kind === 'everyone'));
  const resource: Atom[] = whole.has(statement) ? [] : [{ kind: 'resource', statement }];
  const asAtom = (entry: ConditionEntry): Atom => ({ kind: 'condition', entry });
  if (authorization === 'AWS_IAM') {
    const named: Atom[] = isForAll ? [] : [{ kind: 'principals', statement }];
    return [...named, ...conditions.map(asAtom), ...resource];
  }
  // Without IAM authorization API Gateway looks at no signature: the caller is anonymous, and has none of its keys.
  if (!evaluatePrincipals(statement, 'anonymous').matches) return undefined;
  const ofSigner = conditions.filter(({ key }) => isIdentityKey(key));
  if (ofSigner.some((entry) => !entryHolds(entry, undefined))) return undefined;
  return [...conditions.filter((entry) => !ofSigner.includes(entry)).map(asAtom), ...resource];
}

/** Whom someone other than the resource policy may allow, which both sides leave open in the same way. */
function besides(authorization: string, { accountId, anyAccount }: Place): Atom[][] {
  if (authorization === 'NONE') return [];
  if (authorization !== 'AWS_IAM') return [[symbol('the authorizer allows it')]];
  const ownAccount = entryOf('aws:PrincipalAccount', 'StringEquals', [accountId]);
  return [
    [
      symbol("the caller's own policies allow it"),
      ...(anyAccount ? [] : [{ kind: 'condition' as const, entry: ownAccount }]),
    ],
  ];
}

function symbol(text: string): Atom {
  const [statement] = parsePolicy(
    {
      Statement: {
        ...{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        Condition: symbolicCondition(text),
      },
    },
    'resource',
  );
  const [entry] = statement?.conditions ?? [];
  if (entry === undefined) throw new Error(`no condition for ${text}`);
  return { kind: 'condition', entry };
}

/** Only requests through a VPC endpoint reach a private API. */
export function onlyThroughEndpoints({ allows, denies }: Cubes): Cubes {
  const entry = entryOf('aws:SourceVpce', 'Null', ['true']);
  return { allows, denies: [...denies, [{ kind: 'condition', entry }]] };
}
