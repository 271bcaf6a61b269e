import { domainOf, partitionOf } from '../api-gateway/partition';

/**
 * Values of CloudFormation's pseudo parameters; of a Region or an account that is not given, none.
 * docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameters({
  region,
  accountId,
  stackName,
}: {
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
  readonly stackName?: string | undefined;
}): Record<string, string> {
  const known = {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': region === undefined ? undefined : partitionOf(region),
    'AWS::URLSuffix': region === undefined ? undefined : domainOf(region),
    'AWS::StackName': stackName,
    'AWS::StackId':
      region === undefined || accountId === undefined || stackName === undefined
        ? undefined
        : `arn:${partitionOf(region)}:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`,
  };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
