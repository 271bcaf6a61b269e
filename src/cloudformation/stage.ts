import { isEmpty, omit } from 'lodash';
import type { PrivateApi } from '../config/settings';
import { ref } from '../template/intrinsics';
import { accountId, deploymentIdStem, restApiId } from '../template/logical-ids';
import { accessLogSetting } from './logs';
import { methodSettings } from './method-settings';
import { tagList } from './tag-list';
import type { CloudFormationResource } from '../template/template';
import { withProperties } from './with-properties';

/** A Stage of its own, not the Deployment's `StageName`: a new deployment updates it in place. */
export function stage(api: PrivateApi): CloudFormationResource {
  const settings = methodSettings(api);
  const made = {
    RestApiId: ref(restApiId),
    DeploymentId: ref(deploymentIdStem),
    StageName: api.stageName,
    ...(settings.length > 0 && { MethodSettings: settings }),
    ...(api.logs.access && { AccessLogSetting: accessLogSetting(api.logs) }),
    ...(api.tracing && { TracingEnabled: true }),
    ...(!isEmpty(api.stageVariables) && { Variables: api.stageVariables }),
    ...(!isEmpty(api.tags) && { Tags: tagList(api.tags) }),
  };
  return {
    Type: 'AWS::ApiGateway::Stage',
    Properties: withProperties(made, omit(api.properties.stage, 'MethodSettings')),
    ...(api.logs.role === 'elsewhere' && { Metadata: roleIsElsewhere }),
    // Without the account's role the stage could not be made.
    ...(api.logs.role === 'create' && { DependsOn: accountId }),
  };
}

/** What `private-api check` reads: the warning about the account's role has its answer. */
const roleIsElsewhere = {
  'serverless-private-api': {
    suppress: { 'logging-role': 'privateApi.logs.role: another stack sets the role.' },
  },
};
