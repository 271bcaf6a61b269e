import type { CloudFormationTemplate } from '../template/template';

/**
 * What another account deploys, to call the domain through an endpoint of its own: the association, and the name in its
 * VPC.
 * Source: apigateway/latest/developerguide/apigateway-private-custom-domains-consumer-create.html
 */
export function consumerTemplate(domainArn: string, name: string): CloudFormationTemplate {
  const text = (Description: string) => ({ Type: 'String', Description });
  return {
    Parameters: {
      VpcEndpointId: text('An execute-api endpoint of this account, in the Region of the domain'),
      VpcId: text('The VPC of the endpoint'),
      EndpointDnsName: text('DnsName of the first of its DnsEntries'),
      EndpointHostedZoneId: text('HostedZoneId of the first of its DnsEntries'),
    },
    Resources: {
      Association: {
        Type: 'AWS::ApiGateway::DomainNameAccessAssociation',
        Properties: {
          DomainNameArn: domainArn,
          AccessAssociationSource: { Ref: 'VpcEndpointId' },
          AccessAssociationSourceType: 'VPCE',
        },
      },
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: {
          Name: name,
          VPCs: [{ VPCId: { Ref: 'VpcId' }, VPCRegion: { Ref: 'AWS::Region' } }],
        },
      },
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          Name: name,
          Type: 'A',
          HostedZoneId: { Ref: 'Zone' },
          AliasTarget: {
            DNSName: { Ref: 'EndpointDnsName' },
            HostedZoneId: { Ref: 'EndpointHostedZoneId' },
          },
        },
      },
    },
  };
}
