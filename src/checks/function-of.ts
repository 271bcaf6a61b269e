import { invokedFunctionArn } from '../api-gateway/lambda-uri';
import type { PlacedResource } from '../template/placed-resource';
import { asText, asTextMap } from '../template/properties';
import type { Method } from '../template/rest-api';
import type { TemplateModel } from './model/template-model';

/** The function that a Lambda integration invokes, if this template has it, with the alias or version it goes through. */
export function functionOf(
  method: Method,
  model: TemplateModel,
): { target: PlacedResource; qualifier: string | undefined } | undefined {
  return functionInvoked(method.integration?.['Uri'], model);
}

/** The same of the URI of an integration or an authorizer. */
export function functionInvoked(
  uri: unknown,
  model: TemplateModel,
): { target: PlacedResource; qualifier: string | undefined } | undefined {
  const arn = invokedFunctionArn(asText(uri) ?? '');
  if (arn === undefined) return undefined;
  const { logicalId, qualifier } = model.functionOfArn(arn);
  const target = model.ofType('AWS::Lambda::Function').find((one) => one.logicalId === logicalId);
  return target === undefined ? undefined : { target, qualifier };
}

/** Whether the integration invokes a function, this template's or another; what only CloudFormation knows may be none. */
export function isLambda(method: Method): boolean {
  return invokedFunctionArn(asText(method.integration?.['Uri']) ?? '') !== undefined;
}

/** Whether the function is always called without waiting for its result. */
export function isAsynchronous({ integration }: Method): boolean {
  const parameters = Object.entries(asTextMap(integration?.['RequestParameters']));
  return parameters.some(
    ([name, value]) =>
      name.toLowerCase() === 'integration.request.header.x-amz-invocation-type' && value === "'Event'",
  );
}
