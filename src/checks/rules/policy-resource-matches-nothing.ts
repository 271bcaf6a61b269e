import { globMatches, wildcardGlob } from '../../policy/glob';
import { Budget } from '../../policy/proof/budget';
import { findText } from '../../policy/proof/find-text';
import { anyOneInSegment, anyRunInSegment } from '../../policy/proof/language';
import { literalGlob } from '../../policy/glob';
import { statementsOf } from '../../policy/placed-statements';
import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

const anyApi = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5';

export const policyResourceMatchesNothing: Rule = {
  id: 'policy-resource-matches-nothing',
  severity: 'warning',
  why: 'A method’s ARN ends in /stage/METHOD/path; a resource that has no such end, or another shape, covers no request.',
  fix: 'Write execute-api:/* for the whole API, or execute-api:/stage/METHOD/path.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { path, statement } of api.policies.flatMap(statementsOf)) {
        for (const value of [statement['Resource']].flat()) {
          const resource = knownText(value);
          if (resource === undefined || canMatch(resource)) continue;
          yield { api, path: `${path}.Resource`, message: `"${resource}" covers no request to this API.` };
        }
      }
    }
  },
};

/** Whether some method's ARN fits, whatever region, account and API its own parts say. */
function canMatch(resource: string): boolean {
  if (resource.includes('${')) return true;
  if (!resource.startsWith('execute-api:/') && !resource.startsWith('arn:')) return resource.startsWith('*');
  const tail = resource.startsWith('arn:') ? tailOf(resource) : resource.slice('execute-api:'.length);
  if (tail === undefined) return resource.includes('*');
  const language = [
    ...literalGlob(`${anyApi}/`),
    ...[anyOneInSegment, anyRunInSegment, 0x2f, anyOneInSegment, anyRunInSegment, 0x2f],
    ...wildcardGlob('*'),
  ];
  const pattern = wildcardGlob(anyApi + tail);
  if (globMatches(pattern, `${anyApi}/stage/GET/`)) return true;
  return findText(language, [{ globs: [pattern], matched: true }], new Budget()) !== undefined;
}

/** `/stage/METHOD/path` of an ARN of execute-api. */
function tailOf(arn: string): string | undefined {
  const parts = arn.split(':');
  if (parts.length < 6) return undefined;
  const rest = parts.slice(5).join(':');
  const slash = rest.indexOf('/');
  return slash < 0 ? (rest.includes('*') ? '/*' : rest) : rest.slice(slash);
}
