import type { Evaluator } from '../../../src/template/evaluator';
import { asText } from '../../../src/template/properties';
import type { RestApi } from '../../../src/template/rest-api';
import type { CloudFormationTemplate } from '../../../src/template/template';

/** What other accounts' services call themselves, in `aws:SourceArn`. */
const strangers = [
  'arn:aws:execute-api:eu-west-1:999988887777:z9y8x7w6v5/prod/GET/pets',
  'arn:aws:execute-api:eu-west-1:111122223333:v5w6x7y8z9/prod/GET/pets',
  'arn:aws:s3:::bucket-of-someone-else',
  'arn:aws:events:us-east-1:111122223333:rule/anything',
];

/**
 * Ways to the functions of an API past its policy, in one deployment: `open` to everyone, or `wide`, open to
 * somebody else.
 */
export function waysBeside(
  { Resources }: CloudFormationTemplate,
  evaluator: Evaluator,
  api: RestApi,
): { open: string[]; wide: string[] } {
  const open: string[] = [];
  const wide: string[] = [];
  const isBehind = api.methods.some(({ integration }) => integration !== undefined);
  for (const [logicalId, resource] of Object.entries(Resources)) {
    if (!isBehind || !evaluator.exists(resource)) continue;
    const of = (name: string) => asText(evaluator.evaluate(resource.Properties?.[name]));
    if (resource.Type === 'AWS::Lambda::Url' && of('AuthType') !== 'AWS_IAM') open.push(logicalId);
    if (resource.Type !== 'AWS::Lambda::Permission') continue;
    if (of('SourceAccount') !== undefined || of('PrincipalOrgID') !== undefined) continue;
    const source = of('SourceArn');
    const admits = (arn: string) => source === undefined || matches(source, arn);
    const admitted = strangers.filter(admits);
    if (of('Principal') === '*' && admitted.length > 1) open.push(logicalId);
    if (/^(\*$|apigateway\.)/.test(of('Principal') ?? '') && admitted.length > 0) wide.push(logicalId);
  }
  return { open, wide };
}

/** As `ArnLike` compares, with wildcards that reach over a colon: the worse of what they might. */
function matches(pattern: string, arn: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(arn);
}
