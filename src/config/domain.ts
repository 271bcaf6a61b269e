import type { Text, TextList } from '../template/intrinsics';

/** A private custom domain name of the API. Sets `AWS::ApiGateway::DomainNameV2` and what belongs to it. */
export interface DomainConfig {
  /** `orders.internal.example.com`. Sets `DomainNameV2.DomainName`. */
  name: Text;
  /** ARN of a certificate of ACM in this Region that covers the name. Required, unless `arn` stands. */
  certificateArn?: Text;
  /** ARN of a private domain of another stack: the API is mapped to it, and nothing else of it is made here. */
  arn?: Text;
  /** The first part of the URL's path, before the API's own paths: `orders`. Default: none. */
  basePath?: string;
  /** A routing rule in place of a base path mapping. Sets `AWS::ApiGatewayV2::RoutingRule`. */
  routingRule?: RoutingRuleConfig;
  /** Default: `ROUTING_RULE_ONLY` with `routingRule`, otherwise API Gateway's own, `BASE_PATH_MAPPING_ONLY`. */
  routingMode?: 'BASE_PATH_MAPPING_ONLY' | 'ROUTING_RULE_ONLY' | 'ROUTING_RULE_THEN_BASE_PATH_MAPPING';
  /**
   * Further endpoints that use the name, to reach other APIs under it: in the domain's policy, and associated with the
   * domain. The API's own policy goes on keeping them from this API.
   */
  vpcEndpointIds?: TextList;
  /** A private hosted zone that exists, for the record of the name. Sets `AWS::Route53::RecordSet.HostedZoneId`. */
  hostedZoneId?: Text;
  /** Creates the private hosted zone of the name. Sets `AWS::Route53::HostedZone`. */
  createHostedZone?: {
    /** VPCs of this Region that resolve the name. Default: `createVpcEndpoint.vpcId`. */
    vpcIds?: TextList;
  };
  /**
   * The DNS name of an endpoint and its hosted zone, as `aws ec2 describe-vpc-endpoints` shows them in `DnsEntries`.
   * Default: those of `createVpcEndpoint`. Sets `AWS::Route53::RecordSet.AliasTarget`.
   */
  aliasTarget?: { dnsName: Text; hostedZoneId: Text };
  /** Accounts, organizations or organizational units whose endpoints may be associated. Sets `AWS::RAM::ResourceShare`. */
  shareWith?: TextList;
}

interface RoutingRuleConfig {
  /** 1 to 1,000,000; the rule with the lowest that matches is taken. */
  priority: number;
  /** At most two: name → value, which may begin or end with `*`. */
  headers?: Readonly<Record<string, string>>;
  /** Takes `basePath` off before the API sees the path, as a base path mapping does. Default: true. */
  stripBasePath?: boolean;
}
