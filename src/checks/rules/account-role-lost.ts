import type { Rule } from '../rule';

export const accountRoleLost: Rule = {
  id: 'account-role-lost',
  severity: 'warning',
  why: 'The role for logs belongs to the account and Region, not to an API: a stack that sets it changes it for every API, and one that is deleted takes it away from all of them.',
  fix: 'Set the account’s role outside this stack, or give the AWS::ApiGateway::Account the DeletionPolicy and UpdateReplacePolicy "Retain", and to its role as well.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  *check({ ofType }) {
    for (const { logicalId, resource } of ofType('AWS::ApiGateway::Account')) {
      const { DeletionPolicy, UpdateReplacePolicy } = resource ?? {};
      if (DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain') continue;
      yield {
        path: `Resources.${logicalId}`,
        message: 'The role for logs of the whole account and Region comes and goes with this stack.',
      };
    }
  },
};
