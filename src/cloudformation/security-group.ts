import type { VpcEndpoint } from '../config/settings';
import { securityGroupId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/** The endpoint's own security group, where the configuration says whom it lets in: to port 443, and to no other. */
export function securityGroup({
  allowFrom,
  vpcId,
}: VpcEndpoint): Readonly<Record<string, CloudFormationResource>> {
  if (allowFrom === undefined) return {};
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  return {
    [securityGroupId]: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Callers of the execute-api endpoint',
        VpcId: vpcId,
        SecurityGroupIngress: [
          ...allowFrom.cidrs.map((range) =>
            typeof range === 'string' && range.includes(':')
              ? { ...https, CidrIpv6: range }
              : { ...https, CidrIp: range },
          ),
          ...allowFrom.securityGroupIds.map((id) => ({ ...https, SourceSecurityGroupId: id })),
        ],
      },
    },
  };
}
