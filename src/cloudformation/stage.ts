import { isEmpty } from 'lodash';
import type { PrivateApi } from '../config/settings';
import { ref } from '../template/intrinsics';
import { deploymentIdStem, restApiId } from '../template/logical-ids';
import { tagList } from './tag-list';
import type { CloudFormationResource } from '../template/template';
import { withProperties } from './with-properties';

/** A Stage of its own, not the Deployment's `StageName`: a new deployment updates it in place. */
export function stage(api: PrivateApi): CloudFormationResource {
  const made = {
    RestApiId: ref(restApiId),
    DeploymentId: ref(deploymentIdStem),
    StageName: api.stageName,
    ...(api.tracing && { TracingEnabled: true }),
    ...(!isEmpty(api.stageVariables) && { Variables: api.stageVariables }),
    ...(!isEmpty(api.tags) && { Tags: tagList(api.tags) }),
  };
  return { Type: 'AWS::ApiGateway::Stage', Properties: withProperties(made, api.properties.stage) };
}
