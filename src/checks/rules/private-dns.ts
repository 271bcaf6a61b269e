import { knownText } from '../../template/known-text';
import { shapeOf } from '../model/value';
import type { Rule } from '../rule';

export const privateDns: Rule = {
  id: 'private-dns',
  severity: 'warning',
  why: 'Private DNS on an execute-api endpoint answers for every *.execute-api name of the Region: from that VPC all public APIs get 403.',
  fix: 'Leave PrivateDnsEnabled off and call https://{api}-{vpce}.execute-api.{region}.amazonaws.com, or suppress this where the VPC calls no public API.',
  docs: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  *check({ ofType }) {
    for (const { path, properties } of ofType('AWS::EC2::VPCEndpoint')) {
      if (!shapeOf(properties['ServiceName']).endsWith('.execute-api')) continue;
      if (knownText(properties['PrivateDnsEnabled']) !== 'true') continue;
      yield {
        path: `${path}.PrivateDnsEnabled`,
        message: 'The endpoint takes over the names of all public APIs of the Region inside its VPC.',
      };
    }
  },
};
