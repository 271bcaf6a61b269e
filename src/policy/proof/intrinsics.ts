import { createEvaluator, type Evaluator } from '../../template/evaluator';
import { isMarked } from '../../template/marks';
import { isRecord } from '../../template/properties';
import type { CloudFormationTemplate } from '../../template/template';
import { readPolicy } from '../read-policy';

/** A value of a policy that is known only when CloudFormation deploys. */
export class Unresolved {
  constructor(readonly intrinsic: string) {}
}

export interface ResolverSetting {
  /** pseudo parameters: `AWS::Region` → text */
  pseudo: Readonly<Record<string, string>>;
  mappings: Readonly<Record<string, unknown>>;
  /** logical id of the API → its id */
  ownApi: Readonly<Record<string, string>>;
  /** canonical text of a configured intrinsic → what stands for it */
  symbols: ReadonlyMap<string, readonly string[]>;
  /** condition name → what is assumed of it */
  assumptions: Readonly<Record<string, boolean>>;
}

/**
 * A policy's values in the world of a proof: no parameter has its default, each condition is assumed, and what was
 * configured stands for itself.
 */
export class Resolver {
  private readonly evaluator: Evaluator;

  constructor({ pseudo, mappings, ownApi, symbols, assumptions }: ResolverSetting) {
    const template = { Resources: {}, Mappings: mappings } as CloudFormationTemplate;
    this.evaluator = createEvaluator(template, {
      pseudoParameters: pseudo,
      parameters: {},
      trustsDefaults: false,
      standsInForIds: false,
      ids: ownApi,
      conditions: assumptions,
      symbols,
    });
  }

  /** A value as a list of texts, each known or not. */
  list(value: unknown): (string | Unresolved)[] {
    const read = this.read(value);
    return [read].flat(Infinity).flatMap((one) => {
      if (one === undefined) return [];
      if (typeof one === 'string' || one instanceof Unresolved) return [one];
      return typeof one === 'number' || typeof one === 'boolean'
        ? [String(one)]
        : [new Unresolved(JSON.stringify(one))];
    });
  }

  /** A policy with every intrinsic that is known replaced; one that is a JSON text is read. */
  tree(policy: unknown): unknown {
    const read = this.evaluator.evaluate(policy);
    const document = readPolicy(read);
    return unresolvedIn(typeof document === 'string' ? read : document);
  }

  private read(value: unknown): unknown {
    return unresolvedIn(this.evaluator.evaluate(value));
  }
}

/** With an `Unresolved` for every text that holds a mark. A list in a list is the elements of an intrinsic. */
function unresolvedIn(value: unknown): unknown {
  if (typeof value === 'string') return isMarked(value) ? new Unresolved(value) : value;
  if (Array.isArray(value)) return value.flatMap((element: unknown) => unresolvedIn(element));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, unresolvedIn(child)]));
}

/** Names of the conditions that `Fn::If` asks for, anywhere in a value. */
export function conditionNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionNames);
  if (!isRecord(value)) return [];
  const argument = value['Fn::If'];
  const own = Array.isArray(argument) && typeof argument[0] === 'string' ? [argument[0]] : [];
  return [...own, ...Object.values(value).flatMap(conditionNames)];
}
