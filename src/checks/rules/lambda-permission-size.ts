import type { PlacedResource } from '../../template/placed-resource';
import { asText } from '../../template/properties';
import { shapeOf } from '../model/value';
import type { Rule } from '../rule';

const limit = 20 * 1024;
/** A statement's own text beside the names in it: Sid, effect, principal, action, condition. */
const statementSize = 230;
const arnSize = 75;

export const lambdaPermissionSize: Rule = {
  id: 'lambda-permission-size',
  severity: 'error',
  why: 'The policy of a function has at most 20 KB: a permission for each route fills it after some dozens.',
  fix: 'Give the function one permission for the API, with SourceArn …:API/*/* .',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  *check({ ofType, functionOfArn }) {
    const byFunction = new Map<string, PlacedResource[]>();
    for (const permission of ofType('AWS::Lambda::Permission')) {
      const target = functionOfArn(asText(permission.properties['FunctionName']) ?? '').logicalId;
      if (target !== undefined) byFunction.set(target, [...(byFunction.get(target) ?? []), permission]);
    }
    for (const [target, permissions] of byFunction) {
      const size = permissions.reduce((total, { logicalId, properties }) => {
        const source = shapeOf(properties['SourceArn'], 'x'.repeat(12));
        return total + statementSize + arnSize + logicalId.length + source.length;
      }, 0);
      const [first] = permissions;
      if (size <= limit || first === undefined) continue;
      yield {
        path: `Resources.${first.logicalId}`,
        message: `${permissions.length} permissions of ${target} make a policy of about ${Math.ceil(size / 1024)} KB.`,
      };
    }
  },
};
