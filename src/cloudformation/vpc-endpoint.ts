import type { VpcEndpoint } from '../config/settings';
import { isKnownList, ref, sub, type TextList } from '../template/intrinsics';
import { securityGroupId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/**
 * The execute-api endpoint. Its own policy must not name the API: the API names the endpoint, and that would be a
 * cycle. So it lets any API of this account through, and each API's resource policy says who may call it.
 * Source: apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function vpcEndpoint(endpoint: VpcEndpoint): CloudFormationResource {
  return {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcEndpointType: 'Interface',
      ServiceName: sub('com.amazonaws.${AWS::Region}.execute-api'),
      VpcId: endpoint.vpcId,
      SubnetIds: endpoint.subnetIds,
      SecurityGroupIds: securityGroups(endpoint),
      ...(endpoint.ipAddressType !== 'ipv4' && {
        IpAddressType: endpoint.ipAddressType,
        DnsOptions: { DnsRecordIpType: endpoint.ipAddressType },
      }),
      PrivateDnsEnabled: endpoint.privateDnsEnabled,
      PolicyDocument: endpoint.policy ?? {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*'),
          },
        ],
      },
    },
  };
}

function securityGroups({ allowFrom, securityGroupIds: given = [] }: VpcEndpoint): TextList {
  if (allowFrom === undefined) return given;
  const made = ref(securityGroupId);
  // No function appends to a list that only CloudFormation knows.
  return isKnownList(given)
    ? [...given, made]
    : { 'Fn::Split': [',', { 'Fn::Join': [',', [{ 'Fn::Join': [',', given] }, made]] }] };
}
