import { pseudoParameters } from './pseudo-parameters';

/** What is taken as known of a deployment when a template's intrinsics are worked out. */
export interface World {
  /** `AWS::Region` → text; one that is absent is not known */
  readonly pseudoParameters: Readonly<Record<string, string>>;
  /** values of the template's parameters, before their defaults */
  readonly parameters: Readonly<Record<string, string>>;
  /** whether a parameter that nobody gave has its default: a deployment may give another value */
  readonly trustsDefaults: boolean;
  /** whether resources have ids in AWS's form, made from their logical ids: good for telling them apart */
  readonly standsInForIds: boolean;
  /** logical id → id, before any that stands in */
  readonly ids: Readonly<Record<string, string>>;
  /** outcomes of conditions, before what their expressions say */
  readonly conditions: Readonly<Record<string, boolean>>;
  /** canonical text of an intrinsic → the texts that stand for it, whatever it would give */
  readonly symbols: ReadonlyMap<string, readonly string[]>;
}

const nothing = {
  parameters: {},
  ids: {},
  conditions: {},
  symbols: new Map<string, readonly string[]>(),
};

/** A deployment to the given account and Region, as far as the template can foretell it. */
export function expectedWorld({
  parameters = {},
  ...where
}: {
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
  readonly stackName?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
} = {}): World {
  return {
    ...nothing,
    pseudoParameters: pseudoParameters(where),
    parameters,
    trustsDefaults: true,
    standsInForIds: true,
  };
}

/** Any deployment of the template: what holds here holds whatever its parameters are given. */
export function anyWorld(
  where: { readonly region?: string | undefined; readonly accountId?: string | undefined } = {},
): World {
  return {
    ...nothing,
    pseudoParameters: pseudoParameters(where),
    trustsDefaults: false,
    standsInForIds: true,
  };
}
