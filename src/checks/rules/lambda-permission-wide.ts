import { isMarked } from '../../template/marks';
import type { PlacedResource } from '../../template/placed-resource';
import { asText } from '../../template/properties';
import type { TemplateModel } from '../model/template-model';
import { problemsOfWays } from '../problems-of-ways';
import type { Rule } from '../rule';
import { isOfAnyAccount, partsOfArn } from '../source-arn';

export const lambdaPermissionWide: Rule = {
  id: 'lambda-permission-wide',
  severity: 'warning',
  why: 'A permission decides who reaches the function past the private API: another account, or API Gateway for an API of anybody.',
  fix: 'Give the permission for apigateway.amazonaws.com the SourceArn of this API, and no permission to whom the API keeps out; if it is meant, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: (model) =>
    problemsOfWays(
      model,
      'AWS::Lambda::Permission',
      'FunctionName',
      ({ resource, logicalId, model: deployed }) => {
        const found = widthOf(resource, deployed);
        return (
          found && { path: resource.at(found.property), message: `${found.who} may invoke ${logicalId}.` }
        );
      },
    ),
};

function widthOf(
  { properties }: PlacedResource,
  { options, restApis, evaluate }: TemplateModel,
): { property: string; who: string } | undefined {
  const principal = asText(properties['Principal']) ?? '';
  const source = asText(properties['SourceArn']);
  const own = options.accountId ?? asText(evaluate({ Ref: 'AWS::AccountId' }));
  const isForeign = (id: string | undefined) => id !== undefined && /^\d{12}$/.test(id) && id !== own;
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::|$)/.exec(principal)?.[1];
  if (isForeign(account)) return { property: 'Principal', who: `The account ${account}` };
  if (principal === '*') {
    const given = asText(properties['SourceAccount']) ?? partsOfArn(source ?? '')[4];
    return isForeign(given) ? { property: 'Principal', who: `The account ${given}` } : undefined;
  }
  if (!principal.startsWith('apigateway.')) return undefined;
  if (source === undefined) {
    return properties['SourceAccount'] === undefined
      ? { property: 'SourceArn', who: 'Any API of any account' }
      : { property: 'SourceArn', who: 'Any API of an account' };
  }
  if (isOfAnyAccount(source)) return { property: 'SourceArn', who: 'An API of any account' };
  const api = partsOfArn(source)[5]?.split('/')[0] ?? '';
  if (/[*?]/.test(api)) return { property: 'SourceArn', who: 'Any API of the account' };
  if (isMarked(api) || restApis.some(({ id }) => id === api)) return undefined;
  return { property: 'SourceArn', who: `Another API (${api})` };
}
