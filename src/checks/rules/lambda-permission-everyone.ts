import { asText } from '../../template/properties';
import { functionsBehind } from '../functions-behind';
import type { Rule } from '../rule';

export const lambdaPermissionEveryone: Rule = {
  id: 'lambda-permission-everyone',
  severity: 'error',
  why: 'A permission for "*" lets every AWS account invoke the function, past the private API and its policy.',
  fix: 'Name who may invoke (a service with SourceArn, an account, PrincipalOrgID); if everyone is meant, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  *check(model) {
    const behind = functionsBehind(model);
    for (const { at, properties } of model.ofType('AWS::Lambda::Permission')) {
      const { logicalId = '' } = model.functionOfArn(asText(properties['FunctionName']) ?? '');
      const api = behind.get(logicalId);
      if (api === undefined || properties['Principal'] !== '*') continue;
      const narrowed = ['SourceArn', 'SourceAccount', 'PrincipalOrgID'].some(
        (key) => properties[key] !== undefined && properties[key] !== '*',
      );
      if (narrowed) continue;
      yield {
        path: at('Principal'),
        message: `Everyone may invoke ${logicalId}, which ${api.logicalId} keeps private.`,
      };
    }
  },
};
