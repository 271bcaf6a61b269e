import { limits } from '../../api-gateway/limits';
import type { PolicyDocument } from '../../policy';
import type { Exchange, RoutedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { invokeFunction } from '../integrations/invoke-function';
import { functionTarget } from '../integrations/function-target';
import { isRecord } from '../../template/properties';
import { parseJson } from '../integrations/parse-json';
import type { LambdaAuthorizer } from '../gateway-api';
import type { AuthorizerResult } from './authorizer-cache';
import { unauthorized } from './lambda-authorizer';

const timeoutInMillis = limits.integrationTimeout;

/**
 * What the function answers: a principal, a policy and a flat context.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export async function invokeAuthorizer(
  exchange: Exchange,
  request: RoutedRequest,
  authorizer: LambdaAuthorizer,
  event: unknown,
  note: (outcome: string) => void,
): Promise<AuthorizerResult> {
  const fail = (
    type: 'AUTHORIZER_FAILURE' | 'AUTHORIZER_CONFIGURATION_ERROR',
    reason: string,
  ): GatewayFailure => {
    note(reason);
    return new GatewayFailure({
      type,
      message: null,
      log: `Execution failed due to configuration error: ${reason}`,
    });
  };
  const target = functionTarget(authorizer.uri, request.stageVariables, exchange.settings);
  if ('problem' in target) throw fail('AUTHORIZER_CONFIGURATION_ERROR', target.problem);
  const outcome = await invokeFunction(
    exchange.settings,
    { ...target, invocationType: 'RequestResponse' },
    event,
    timeoutInMillis,
  );
  if (outcome.kind === 'timeout') throw fail('AUTHORIZER_FAILURE', 'The authorizer did not answer in time');
  if (outcome.kind === 'failure') throw fail('AUTHORIZER_FAILURE', outcome.reason);
  const { payload, functionError } = outcome.result;
  const answer = parseJson(payload);
  if (functionError !== undefined) {
    if (isRecord(answer) && answer['errorMessage'] === 'Unauthorized') {
      note('Unauthorized');
      throw unauthorized('The authorizer answered "Unauthorized"');
    }
    throw fail('AUTHORIZER_FAILURE', `The authorizer failed: ${payload}`);
  }
  const result = readResult(answer);
  if (typeof result === 'string')
    throw fail('AUTHORIZER_CONFIGURATION_ERROR', `Invalid JSON in response: ${result}`);
  return result;
}

function readResult(answer: unknown): AuthorizerResult | string {
  if (!isRecord(answer)) return 'no object';
  const { principalId, policyDocument, context, usageIdentifierKey } = answer;
  if (typeof principalId !== 'string' && typeof principalId !== 'number') return 'no principalId';
  if (!isRecord(policyDocument) || policyDocument['Statement'] === undefined) return 'no policyDocument';
  const values: Record<string, string> = {};
  if (context != null && !isRecord(context)) return 'context is no map';
  for (const [name, value] of Object.entries(context ?? {})) {
    if (value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return `context.${name} is neither text nor number nor boolean`;
    }
    values[name] = String(value);
  }
  return {
    principalId: String(principalId),
    policy: policyDocument as unknown as PolicyDocument,
    context: values,
    usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
  };
}
