import { once, some } from 'lodash';
import { createEvaluator } from '../../template/evaluator';
import { functionOfArn, type ReadFunctionArn } from '../../template/function-of-arn';
import { placedResources, type ResourcesOfType } from '../../template/placed-resource';
import { readRestApis } from '../../template/read-rest-apis';
import type { RestApi } from '../../template/rest-api';
import type { CloudFormationTemplate } from '../../template/template';
import { anyWorld, expectedWorld } from '../../template/world';
import type { CheckOptions } from '../options';
import type { CheckedApi } from './rest-api';
import { usedTexts, type TemplateText } from './template-texts';

/** What the rules look at: the template, and its REST APIs put together. */
export interface TemplateModel {
  template: CloudFormationTemplate;
  options: CheckOptions;
  /** in the deployment that is expected: of the template's own parameters, with their defaults */
  restApis: readonly CheckedApi[];
  /** in any deployment: what guards access trusts no default */
  restApisAnywhere: () => readonly CheckedApi[];
  ofTypeAnywhere: ResourcesOfType;
  /** the mapping templates, each text once */
  texts: () => readonly TemplateText[];
  /** resources of a type */
  ofType: ResourcesOfType;
  /** a value with its intrinsics worked out */
  evaluate: (value: unknown) => unknown;
  functionOfArn: ReadFunctionArn;
}

/** @param conditions outcomes that are known, instead of what the parameters' defaults give */
export function readTemplateModel(
  template: CloudFormationTemplate,
  options: CheckOptions,
  conditions: Readonly<Record<string, boolean>> = {},
): TemplateModel {
  const evaluator = createEvaluator(template, { ...expectedWorld(options), conditions });
  const ofType = placedResources(template, evaluator);
  const restApis = readRestApis(template, evaluator, ofType).map((api) => checked(api, options));
  // Without a default to trust, one reading is the other.
  const hasDefaults = some(template.Parameters, ({ Default }) => Default !== undefined);
  const anywhere = hasDefaults ? createEvaluator(template, anyWorld(options)) : evaluator;
  const ofTypeAnywhere = hasDefaults ? placedResources(template, anywhere) : ofType;
  return {
    template,
    options,
    restApis,
    restApisAnywhere: once(() =>
      hasDefaults
        ? readRestApis(template, anywhere, ofTypeAnywhere).map((api) => checked(api, options))
        : restApis,
    ),
    ofTypeAnywhere,
    texts: once(() => usedTexts(restApis, options.isKnownTemplate)),
    ofType,
    evaluate: (value) => evaluator.evaluate(value),
    functionOfArn: functionOfArn(template, evaluator),
  };
}

function checked(api: RestApi, { access }: CheckOptions): CheckedApi {
  const isPrivate = api.endpointType === undefined ? undefined : api.endpointType === 'PRIVATE';
  const isConfigured = access?.[api.logicalId] !== undefined;
  return { ...api, isPrivate, isConfigured, isGuarded: isConfigured || isPrivate !== false };
}
