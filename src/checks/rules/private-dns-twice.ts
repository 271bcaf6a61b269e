import { canonical } from '../../template/canonical';
import { knownText } from '../../template/known-text';
import type { PlacedResource } from '../../template/placed-resource';
import { shapeOf } from '../model/value';
import type { Rule } from '../rule';

export const privateDnsTwice: Rule = {
  id: 'private-dns-twice',
  severity: 'error',
  why: 'Two execute-api endpoints with private DNS in one VPC answer for the same names: EC2 refuses the second, and where callers resolve both by other ways, one that the policy does not name answers 403 now and then.',
  fix: 'Leave private DNS on for one endpoint of the VPC, or use one endpoint for all APIs.',
  docs: 'https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html',
  *check({ ofType }) {
    const seen = new Map<string, PlacedResource>();
    for (const endpoint of ofType('AWS::EC2::VPCEndpoint')) {
      const { logicalId, properties, at } = endpoint;
      if (!shapeOf(properties['ServiceName']).endsWith('.execute-api')) continue;
      if (knownText(properties['PrivateDnsEnabled']) !== 'true') continue;
      const vpc = canonical(properties['VpcId'] ?? null);
      const first = seen.get(vpc);
      seen.set(vpc, endpoint);
      if (first === undefined) continue;
      yield {
        path: at('PrivateDnsEnabled'),
        message: `${first.logicalId} and ${logicalId} have private DNS in one VPC, for the same names.`,
      };
    }
  },
};
