import { asText } from '../../template/properties';
import { functionsBehind } from '../functions-behind';
import type { Rule } from '../rule';

export const functionUrlOpen: Rule = {
  id: 'function-url-open',
  severity: 'error',
  why: 'A function URL with AuthType NONE is an address on the internet: whoever knows it calls the function past the private API and its policy.',
  fix: 'Remove the URL (url: true), or give it AuthType AWS_IAM; if it is meant to be public, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  *check(model) {
    const behind = functionsBehind(model);
    for (const { at, properties } of model.ofType('AWS::Lambda::Url')) {
      const { logicalId = '' } = model.functionOfArn(asText(properties['TargetFunctionArn']) ?? '');
      const api = behind.get(logicalId);
      if (api === undefined || properties['AuthType'] === 'AWS_IAM') continue;
      yield {
        path: at('AuthType'),
        message: `${logicalId}, which ${api.logicalId} keeps private, has a URL that asks for no authorization.`,
      };
    }
  },
};
