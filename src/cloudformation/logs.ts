import type { PrivateApi } from '../config/settings';
import { getAtt, sub } from '../template/intrinsics';
import { accountId, logGroupId, logRoleId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/** The log group and the account's role, as far as this stack makes them. */
export function logs({
  logs: { access, role },
  nameParts,
}: PrivateApi): Record<string, CloudFormationResource> {
  const ownsGroup = access !== undefined && access.destinationArn === undefined;
  return {
    ...(ownsGroup && {
      [logGroupId]: {
        Type: 'AWS::Logs::LogGroup',
        Properties: {
          // Not below /aws/api-gateway/: there the framework deletes one after a deploy.
          LogGroupName: `/aws/private-api/${nameParts.join('-')}`,
          ...(access.retentionInDays !== undefined && { RetentionInDays: access.retentionInDays }),
          ...(access.kmsKeyArn !== undefined && { KmsKeyId: access.kmsKeyArn }),
        },
      },
    }),
    ...(role === 'create' && accountRole),
  };
}

/** `Stage.AccessLogSetting`. The ARN of a log group ends without the `:*` that `Fn::GetAtt` gives. */
export function accessLogSetting({ access }: PrivateApi['logs']): unknown {
  return (
    access && {
      DestinationArn:
        access.destinationArn ??
        sub(`arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${${logGroupId}}`),
      Format: access.format,
    }
  );
}

/**
 * One role writes the logs of every API of the account in a Region, so it outlives this stack.
 * Source: apigateway/latest/developerguide/set-up-logging.html
 */
const accountRole: Record<string, CloudFormationResource> = {
  [logRoleId]: {
    Type: 'AWS::IAM::Role',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      ManagedPolicyArns: [
        sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    },
  },
  [accountId]: {
    Type: 'AWS::ApiGateway::Account',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { CloudWatchRoleArn: getAtt(logRoleId, 'Arn') },
  },
};
