import type { Exchange, RoutedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { byMediaType } from '../mapping/media-types';
import { headerValue, lastValue } from '../multi-value-map';
import type { RequestValidation, RequiredParameter } from '../gateway-api';

/**
 * Fifth stage: required parameters, and only then the body.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validateRequest({ trace }: Exchange, request: RoutedRequest): void {
  const { validation } = request.method;
  if (validation === undefined) return;
  const note = (outcome: string): void =>
    void trace.push({ stage: 'request validation', validator: validation.name, outcome });
  if (validation.validateParameters) {
    const missing = validation.requiredParameters
      .filter((parameter) => !isGiven(request, parameter))
      .map(({ name }) => name);
    if (missing.length > 0) {
      const message = `Missing required request parameters: [${missing.join(', ')}]`;
      note(message);
      throw new GatewayFailure({ type: 'BAD_REQUEST_PARAMETERS', message, log: message });
    }
  }
  const problem = validation.validateBody ? bodyProblem(validation, request) : undefined;
  if (problem !== undefined) {
    note(`Invalid request body: ${problem}`);
    throw new GatewayFailure({
      type: 'BAD_REQUEST_BODY',
      message: 'Invalid request body',
      validationErrorString: problem,
      log: `Request body does not match model schema for content type ${request.contentType}: ${problem}`,
    });
  }
  note('valid');
}

function isGiven(
  { pathParameters, querystring, headers }: RoutedRequest,
  { location, name }: RequiredParameter,
): boolean {
  switch (location) {
    case 'path':
      return Boolean(pathParameters[name]);
    case 'querystring':
      return Boolean(lastValue(querystring, name));
    case 'header':
      return Boolean(headerValue(headers, name));
  }
}

function bodyProblem({ models }: RequestValidation, request: RoutedRequest): string | undefined {
  const model = byMediaType(models, request.contentType) ?? byMediaType(models, '$default');
  return model?.value(request.body.toString());
}
