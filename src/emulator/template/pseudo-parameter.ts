import { domainOf, partitionOf } from '../../api-gateway/partition';
import type { AccountAndRegion } from './physical-ids';

/** docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameter(
  name: string,
  { region, accountId, stackName }: AccountAndRegion & { readonly stackName: string },
): string | undefined {
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return partitionOf(region);
    case 'AWS::URLSuffix':
      return domainOf(region);
    case 'AWS::StackName':
      return stackName;
    case 'AWS::StackId':
      return `arn:${partitionOf(region)}:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`;
    default:
      return undefined;
  }
}
