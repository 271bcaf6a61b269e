import { invokedFunctionArn } from '../../api-gateway/lambda-uri';
import type { InvokeTarget } from '../../lambda';
import type { Settings } from '../exchange';
import { renderUri } from '../mapping/render-uri';
import { isMarked } from '../../template/marks';

export type FunctionTarget = Omit<InvokeTarget, 'invocationType'>;

type Found = FunctionTarget | { readonly problem: string };

/** Of each API's settings, the URIs that have been read. */
const known = new WeakMap<object, Map<string, Found>>();

/** The function that an integration's or an authorizer's URI names. */
export function functionTarget(
  uri: string,
  stageVariables: Readonly<Record<string, string>>,
  settings: Pick<Settings, 'functionLogicalId'>,
): Found {
  const rendered = uri.includes('{') ? renderUri(uri, {}, stageVariables) : uri;
  const targets = known.get(settings) ?? new Map<string, Found>();
  const target = targets.get(rendered) ?? readTarget(rendered, settings);
  known.set(settings, targets.set(rendered, target));
  return target;
}

function readTarget(uri: string, { functionLogicalId }: Pick<Settings, 'functionLogicalId'>): Found {
  const functionArn = invokedFunctionArn(uri);
  if (functionArn === undefined) {
    return {
      problem: `The URI names neither a Lambda function nor an action or path of another service: ${uri}`,
    };
  }
  if (isMarked(functionArn))
    return { problem: `The template does not hold the function's ARN: ${functionArn}` };
  const qualifier = functionArn.split(':')[7];
  const logicalId = functionLogicalId(functionArn);
  return {
    functionArn,
    ...(logicalId === undefined ? {} : { logicalId }),
    ...(qualifier === undefined || qualifier === '' ? {} : { qualifier }),
  };
}
