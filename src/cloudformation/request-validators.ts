import type { RequestSettings, Route } from '../config/settings';
import { ref } from '../template/intrinsics';
import { requestValidatorId, restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

const kinds = {
  Body: { ValidateRequestBody: true, ValidateRequestParameters: false },
  Parameters: { ValidateRequestBody: false, ValidateRequestParameters: true },
  BodyAndParameters: { ValidateRequestBody: true, ValidateRequestParameters: true },
} as const;

/** The validator that a route needs: for its models, its required parameters, or both. */
export function validatorOf({ models, parameters }: RequestSettings): keyof typeof kinds | undefined {
  const hasBody = Object.keys(models).length > 0;
  const hasParameters = Object.entries(parameters).some(
    // A variable of the path is always there.
    ([name, required]) => required && !name.startsWith('method.request.path.'),
  );
  if (hasBody) return hasParameters ? 'BodyAndParameters' : 'Body';
  return hasParameters ? 'Parameters' : undefined;
}

/** One of each kind that a route needs. */
export function requestValidators(routes: readonly Route[]): Record<string, CloudFormationResource> {
  const used = new Set(routes.map(({ request }) => validatorOf(request)));
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([kind]) => used.has(kind as keyof typeof kinds))
      .map(([kind, properties]) => [
        requestValidatorId(kind),
        {
          Type: 'AWS::ApiGateway::RequestValidator',
          Properties: { RestApiId: ref(restApiId), ...properties },
        },
      ]),
  );
}
