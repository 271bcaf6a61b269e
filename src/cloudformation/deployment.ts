import type { PrivateApi } from '../config/settings';
import { ref } from '../template/intrinsics';
import { restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';
import { withProperties } from './with-properties';

/**
 * A snapshot of the API. It carries no `StageName`: the Stage is a resource of its own and refers to it, unless it is another
 * stack's.
 * Its id is final, and its hash is taken, after the user's overrides are merged: see finalize-deployment.
 * Source: AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-deployment.html
 *
 * @param after logical ids of what it must not come before: the methods, and the aliases that the stage calls
 */
export function deployment(
  { properties, restApi, stageName }: Pick<PrivateApi, 'properties' | 'restApi' | 'stageName'>,
  after: readonly string[],
): CloudFormationResource {
  return {
    Type: 'AWS::ApiGateway::Deployment',
    Properties: withProperties(
      {
        RestApiId: ref(restApiId),
        // The stage of another stack can not refer to it: it takes the stage along.
        ...(restApi && { StageName: stageName }),
      },
      properties.deployment,
    ),
    DependsOn: after,
  };
}
