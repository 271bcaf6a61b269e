import { asText, type Properties } from '../../template/properties';
import { problemsOfWays } from '../problems-of-ways';
import { isOfAnyAccount } from '../source-arn';
import type { Rule } from '../rule';

export const lambdaPermissionEveryone: Rule = {
  id: 'lambda-permission-everyone',
  severity: 'error',
  why: 'A permission for "*" lets every AWS account invoke the function, past the private API and its policy.',
  fix: 'Name who may invoke (a service with SourceArn, an account, PrincipalOrgID); if everyone is meant, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: (model) =>
    problemsOfWays(model, 'AWS::Lambda::Permission', 'FunctionName', ({ resource, logicalId, api }) =>
      resource.properties['Principal'] !== '*' || isNarrowed(resource.properties)
        ? undefined
        : {
            path: resource.at('Principal'),
            message: `Everyone may invoke ${logicalId}, which ${api.logicalId} keeps private.`,
          },
    ),
};

function isNarrowed(properties: Properties): boolean {
  if (properties['SourceAccount'] !== undefined || properties['PrincipalOrgID'] !== undefined) return true;
  const source = asText(properties['SourceArn']);
  return source !== undefined && !isOfAnyAccount(source);
}
