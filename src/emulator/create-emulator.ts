import { randomUUID } from 'node:crypto';
import type { CloudFormationTemplate } from '../template/template';
import { createAuthorizerCache } from './authorizers/authorizer-cache';
import { defaultSource } from './default-source';
import { describeRestApi } from './describe-rest-api';
import type { Emulator, EmulatorOptions } from './emulator';
import type { Settings } from './exchange';
import { createPolicyDecisions } from './policy-decisions';
import type { PolicyDocument } from '../policy';
import { sendWithNode } from './integrations/node-http';
import { handleRequest } from './pipeline/handle-request';
import { compileApi } from './compile/compile-api';
import { createEvaluator } from '../template/evaluator';
import { functionOfArn } from '../template/function-of-arn';
import { expectedWorld } from '../template/world';

/**
 * Reads a REST API out of a CloudFormation template and answers requests as API Gateway would. The template is the
 * final one, as it deploys; functions are called through `options.invoke`. No socket is opened, and nothing outside
 * the emulator is kept: several may run side by side.
 * @throws PrivateApiError EMULATOR_REST_API when the template has no REST API, or several to choose from
 */
export function createEmulator(template: CloudFormationTemplate, options: EmulatorOptions): Emulator {
  const { region = 'us-east-1', accountId = '123456789012' } = options;
  const { parameters } = options;
  const evaluator = createEvaluator(
    template,
    expectedWorld({ region, accountId, stackName: 'local', parameters }),
  );
  const { restApi, warnings } = compileApi(template, evaluator, {
    restApi: options.restApi,
    stage: options.stage,
  });
  const functionNamed = functionOfArn(template, evaluator);
  const settings: Settings = {
    region,
    accountId,
    invoke: (target, event, payload) => options.invoke(target, event, payload),
    invokeWithPayload: options.invokeWithPayload?.bind(options),
    invokeService: options.invokeService?.bind(options),
    hasNoTimeouts: options.hasNoTimeouts?.bind(options),
    http: options.http ?? sendWithNode,
    now: clock(options.now),
    requestId:
      typeof options.requestId === 'string' ? constant(options.requestId) : (options.requestId ?? randomUUID),
    random: options.random ?? Math.random,
    functionLogicalId: (arn) => functionNamed(arn).logicalId,
    isolatesTenants: (id) =>
      evaluator.evaluate(template.Resources[id]?.Properties?.['TenancyConfig']) !== undefined,
  };
  const shared = {
    api: restApi,
    settings,
    defaultSource: defaultSource(restApi),
    authorizerCache: createAuthorizerCache(),
    decide: createPolicyDecisions(restApi.policy ?? noStatements),
  };
  return {
    handle: (request) => handleRequest({ ...shared, trace: [] }, request),
    restApi: describeRestApi(restApi, settings),
    warnings,
  };
}

const noStatements: PolicyDocument = { Version: '2012-10-17', Statement: [] };

function clock(now: EmulatorOptions['now']): () => Date {
  if (typeof now === 'function') return () => new Date(now());
  return now === undefined ? () => new Date() : constant(new Date(now));
}

function constant<Value>(value: Value): () => Value {
  return () => value;
}
