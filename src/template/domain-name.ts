import type { PlacedResource } from './placed-resource';
import type { PlacedValue } from './rest-api';

/** A private custom domain name as a template has it: its own, or one of another stack to which an API is mapped. */
export interface DomainName {
  readonly arn: string;
  /** undefined where the world does not know it */
  readonly name: string | undefined;
  /** undefined: another stack makes the domain, and gives it its policy */
  readonly placed: PlacedResource | undefined;
  readonly policy: PlacedValue | undefined;
  /** ids, or marks of them */
  readonly vpcEndpointIds: readonly string[];
  /** in the order in which API Gateway tries them */
  readonly ways: readonly DomainWay[];
}

/** A base path mapping or a routing rule: from a domain to a stage of an API. */
export interface DomainWay extends PlacedResource {
  readonly kind: 'mapping' | 'rule';
  /** undefined where it cannot be told */
  readonly isPublic: boolean | undefined;
  readonly domainArn: string;
  /** empty for the root */
  readonly basePath: string;
  /** whether the API does not see the base path */
  readonly strips: boolean;
  /** of a rule: what the request's headers must be like */
  readonly headers: readonly { readonly name: string; readonly glob: string }[];
  readonly priority: number;
  readonly restApiId: string;
  readonly stage: string | undefined;
}
