import { apiArn } from '../../api-gateway/hosts';
import { canonical } from '../../template/canonical';
import { createEvaluator } from '../../template/evaluator';
import { isMarked } from '../../template/marks';
import { asText } from '../../template/properties';
import { references } from '../../template/references';
import type { CloudFormationTemplate } from '../../template/template';
import { expectedWorld } from '../../template/world';
import { parsePolicy } from '../parse-policy';
import { Budget } from '../proof/budget';
import { conditionNames } from '../proof/intrinsics';
import { places, type Place } from '../proof/places';
import { coversApi } from '../proof/target-part';
import type { Statement } from '../statement';
import type { ComparedApi } from './compared-api';
import { symbolicPolicy } from './symbolic-policy';

/** One way in which a deployment may turn out, the same for both sides. */
export interface ComparisonWorld {
  readonly place: Place;
  readonly apiArn: string;
  /** the statements of each policy of each side */
  readonly before: readonly (readonly Statement[])[];
  readonly after: readonly (readonly Statement[])[];
  /** those whose Resource is every request to the API */
  readonly whole: ReadonlySet<Statement>;
}

export interface Where {
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
}

type Outcomes = Readonly<Record<string, boolean>>;

const conditionLimit = 6;

/**
 * Every outcome of the conditions on which a policy hangs, at every place that a policy tells from another. Parameters
 * have their defaults, as the framework deploys them.
 *
 * @returns or why they are too many, as the end of a sentence
 * @throws PrivateApiError POLICY_SYNTAX
 */
export function comparisonWorlds(
  before: ComparedApi | undefined,
  after: ComparedApi | undefined,
  where: Where,
): ComparisonWorld[] | string {
  const outcomes = jointOutcomes(before, after, where);
  if (typeof outcomes === 'string') return outcomes;
  const sides = [before, after].flatMap((side) => side ?? []);
  const policies = sides.flatMap(({ policies: all, template: { Mappings: mappings = {} } }) =>
    all.map((policy) => ({ policy, mappings })),
  );
  return outcomes.flatMap((outcome) =>
    places(
      {
        policies,
        access: {},
        ...(where.region !== undefined && { region: where.region }),
        ...(where.accountId !== undefined && { accountId: where.accountId }),
      },
      { ...outcome.before, ...outcome.after },
      new Budget(),
    ).map((place) =>
      worldAt(place, statementsAt(before, place, outcome.before), statementsAt(after, place, outcome.after)),
    ),
  );
}

function worldAt(place: Place, before: Statement[][], after: Statement[][]): ComparisonWorld {
  const arn = apiArn(place);
  const budget = new Budget();
  const whole = [before, after].flat(2).filter((statement) => coversApi(statement, arn, undefined, budget));
  return { place, apiArn: arn, before, after, whole: new Set(whole) };
}

function statementsAt(api: ComparedApi | undefined, place: Place, conditions: Outcomes): Statement[][] {
  if (api === undefined) return [];
  const { region, accountId, apiId } = place;
  const evaluator = createEvaluator(api.template, {
    ...expectedWorld({ region, accountId }),
    standsInForIds: false,
    ids: { [api.logicalId]: apiId },
    conditions,
  });
  return api.policies.map((policy) =>
    parsePolicy(symbolicPolicy(evaluator.evaluate(policy), accountId), 'resource', 'Policy'),
  );
}

function jointOutcomes(
  before: ComparedApi | undefined,
  after: ComparedApi | undefined,
  where: Where,
): { before: Outcomes; after: Outcomes }[] | string {
  const own = { before: openConditions(before, where), after: openConditions(after, where) };
  const isShared = (name: string): boolean =>
    before !== undefined &&
    after !== undefined &&
    own.before.includes(name) &&
    own.after.includes(name) &&
    meaning(before.template, name) === meaning(after.template, name);
  const variables = [
    ...own.before.map((name) => ({ name, sides: isShared(name) ? ['before', 'after'] : ['before'] })),
    ...own.after.filter((name) => !isShared(name)).map((name) => ({ name, sides: ['after'] })),
  ];
  if (variables.length > conditionLimit) {
    return `it hangs on ${variables.length} conditions (${variables.map(({ name }) => name).join(', ')})`;
  }
  return variables.reduce<{ before: Outcomes; after: Outcomes }[]>(
    (all, { name, sides }) =>
      all.flatMap((one) =>
        [true, false].map((outcome) => ({
          before: sides.includes('before') ? { ...one.before, [name]: outcome } : one.before,
          after: sides.includes('after') ? { ...one.after, [name]: outcome } : one.after,
        })),
      ),
    [{ before: {}, after: {} }],
  );
}

/** Conditions of the policies that the template alone does not decide. */
function openConditions(api: ComparedApi | undefined, where: Where): string[] {
  if (api === undefined) return [];
  const evaluator = createEvaluator(api.template, expectedWorld(where));
  const isOpen = (name: string): boolean =>
    isMarked(asText(evaluator.evaluate({ 'Fn::If': [name, 'yes', 'no'] })) ?? '');
  return [...new Set(conditionNames(api.policies))].filter(isOpen);
}

/** The condition's expression, with those that it hangs on. */
function meaning(
  { Conditions = {} }: CloudFormationTemplate,
  name: string,
  above: readonly string[] = [],
): string {
  const expression = Conditions[name];
  const inner = references(expression).flatMap((reference) =>
    reference.kind === 'condition' && !above.includes(reference.name) ? [reference.name] : [],
  );
  return canonical([
    expression,
    ...inner.map((one) => meaning({ Resources: {}, Conditions }, one, [...above, name])),
  ]);
}
