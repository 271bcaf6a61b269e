import type { InvokeTarget } from '../emulator';
import type { Settings } from '../exchange';
import { renderUri } from '../mapping/render-uri';
import { isUnresolved } from '../template/unresolved';

export type FunctionTarget = Omit<InvokeTarget, 'invocationType'>;

const invocation = /:lambda:path\/+[^/]+\/functions\/(.+)\/(?:invocations|response-streaming-invocations)$/;

/** The function that an integration's or an authorizer's URI names. */
export function functionTarget(
  uri: string,
  stageVariables: Readonly<Record<string, string>>,
  { functionLogicalId }: Pick<Settings, 'functionLogicalId'>,
): FunctionTarget | { readonly problem: string } {
  const rendered = renderUri(uri, {}, stageVariables);
  const functionArn = invocation.exec(rendered)?.[1];
  if (functionArn === undefined) {
    return {
      problem: `Only Lambda functions are emulated behind AWS integrations, and the URI names none: ${rendered}`,
    };
  }
  if (isUnresolved(functionArn))
    return { problem: `The template does not hold the function's ARN: ${functionArn}` };
  const qualifier = functionArn.split(':')[7];
  const logicalId = functionLogicalId(functionArn);
  return {
    functionArn,
    ...(logicalId === undefined ? {} : { logicalId }),
    ...(qualifier === undefined || qualifier === '' ? {} : { qualifier }),
  };
}
