import { isMarked } from '../../template/marks';
import type { PlacedResource } from '../../template/placed-resource';
import { asText } from '../../template/properties';
import { functionsBehind } from '../functions-behind';
import type { TemplateModel } from '../model/template-model';
import type { Rule } from '../rule';

export const lambdaPermissionWide: Rule = {
  id: 'lambda-permission-wide',
  severity: 'warning',
  why: 'A permission decides who reaches the function past the private API: another account, or API Gateway for an API of anybody.',
  fix: 'Give the permission for apigateway.amazonaws.com the SourceArn of this API, and no permission to whom the API keeps out; if it is meant, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  *check(model) {
    const behind = functionsBehind(model);
    for (const permission of model.ofType('AWS::Lambda::Permission')) {
      const { logicalId = '' } = model.functionOfArn(asText(permission.properties['FunctionName']) ?? '');
      if (!behind.has(logicalId)) continue;
      const found = widthOf(permission, model);
      if (found === undefined) continue;
      yield { path: permission.at(found.property), message: `${found.who} may invoke ${logicalId}.` };
    }
  },
};

function widthOf(
  { properties }: PlacedResource,
  { options, restApis, evaluate }: TemplateModel,
): { property: string; who: string } | undefined {
  const principal = asText(properties['Principal']) ?? '';
  const source = asText(properties['SourceArn']);
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::|$)/.exec(principal)?.[1];
  if (
    account !== undefined &&
    account !== (options.accountId ?? asText(evaluate({ Ref: 'AWS::AccountId' })))
  ) {
    return { property: 'Principal', who: `The account ${account}` };
  }
  if (!principal.startsWith('apigateway.')) return undefined;
  if (source === undefined) {
    return properties['SourceAccount'] === undefined
      ? { property: 'SourceArn', who: 'Any API of any account' }
      : { property: 'SourceArn', who: 'Any API of an account' };
  }
  const [, , , , owner = '', rest = ''] = source.split(/:(?![^⟨]*⟩)/);
  const api = rest.split('/')[0] ?? '';
  if (owner === '' || owner.includes('*')) return { property: 'SourceArn', who: 'An API of any account' };
  if (/[*?]/.test(api)) return { property: 'SourceArn', who: 'Any API of the account' };
  if (isMarked(api) || restApis.some(({ id }) => id === api)) return undefined;
  return { property: 'SourceArn', who: `Another API (${api})` };
}
