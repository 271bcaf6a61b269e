import { omitBy } from 'lodash';
import type { Authorizer, FunctionTarget, PrivateApi } from '../config/settings';
import { ref, sub } from '../template/intrinsics';
import { foreignLambdaUri, functionArnText, lambdaUri } from './lambda-uri';
import { authorizerId, authorizerPermissionId, restApiId } from '../template/logical-ids';
import { permission } from './permission';
import type { CloudFormationResource } from '../template/template';

/** An authorizer, and the permission that API Gateway needs to ask a function of this service. */
export function authorizerResources(
  authorizer: Authorizer,
  target: FunctionTarget | undefined,
  definition: PrivateApi['definition'],
): Record<string, CloudFormationResource> {
  const id = authorizerId(authorizer.name);
  return {
    [id]: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: omitBy(
        {
          RestApiId: ref(restApiId),
          Name: authorizer.name,
          Type: authorizer.type,
          AuthorizerUri: authorizerUri(authorizer, target),
          ProviderARNs: authorizer.userPoolArns,
          IdentitySource: authorizer.identitySource,
          AuthorizerResultTtlInSeconds: authorizer.resultTtlInSeconds,
          IdentityValidationExpression: authorizer.identityValidationExpression,
        },
        (value) => value === undefined,
      ),
      ...(target?.condition !== undefined && { Condition: target.condition }),
    },
    ...(target && {
      // As a text: plugins that lead events to an alias would move the permission, and leave the authorizer.
      [authorizerPermissionId(authorizer.name)]: permission(
        target,
        // Of an OpenAPI body nobody knows the id: any authorizer of this API, then.
        definition === 'openapi' ? 'authorizers/*' : `authorizers/\${${id}}`,
        sub(functionArnText(target)),
      ),
    }),
  };
}

function authorizerUri({ functionArn }: Authorizer, target: FunctionTarget | undefined): unknown {
  if (target) return lambdaUri(target);
  return functionArn === undefined ? undefined : foreignLambdaUri(functionArn);
}
