import { problemsOfWays } from '../problems-of-ways';
import type { Rule } from '../rule';

export const functionUrlOpen: Rule = {
  id: 'function-url-open',
  severity: 'error',
  why: 'A function URL with AuthType NONE is an address on the internet: whoever knows it calls the function past the private API and its policy.',
  fix: 'Remove the URL (url: true), or give it AuthType AWS_IAM; if it is meant to be public, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: (model) =>
    problemsOfWays(model, 'AWS::Lambda::Url', 'TargetFunctionArn', ({ resource, logicalId, api }) =>
      resource.properties['AuthType'] === 'AWS_IAM'
        ? undefined
        : {
            path: resource.at('AuthType'),
            message: `${logicalId}, which ${api.logicalId} keeps private, has a URL that asks for no authorization.`,
          },
    ),
};
