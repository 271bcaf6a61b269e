import { partitionOf } from '../../api-gateway/partition';
import type { PolicyDocument } from '../../policy';
import { readPolicy } from '../../policy/read-policy';
import type { ResourcesOfType } from '../../template/placed-resource';
import { readDomainNames } from '../../template/read-domain-names';
import type { CloudFormationTemplate } from '../../template/template';
import type { GatewayDomain } from '../gateway-api';

/** The private domains that lead to an API, as far as the template knows their names. */
export function readDomains(
  template: CloudFormationTemplate,
  ofType: ResourcesOfType,
  restApiId: string,
  warn: (message: string) => void,
): GatewayDomain[] {
  return readDomainNames(template, ofType).flatMap(({ arn, name, placed, policy, vpcEndpointIds, ways }) => {
    if (!ways.some((way) => way.restApiId === restApiId)) return [];
    if (name === undefined) {
      warn(`The name of a domain is not in the template (${arn}): the API does not answer under it.`);
      return [];
    }
    if (placed === undefined) {
      warn(`The domain ${name} is of another stack, and so is its policy: it is not asked.`);
    }
    const [, , , region = '', account = ''] = arn.split(':');
    return [
      {
        name,
        // A policy speaks of execute-api where the domain's own ARN says apigateway.
        arn: `arn:${partitionOf(region)}:execute-api:${region}:${account}:${arn.slice(arn.indexOf(':/') + 1)}`,
        // The service begins with one that denies everything.
        policy: placed === undefined ? undefined : (readDocument(policy?.value) ?? noStatements),
        vpcEndpointIds,
        ways,
      },
    ];
  });
}

const noStatements: PolicyDocument = { Version: '2012-10-17', Statement: [] };

function readDocument(value: unknown): PolicyDocument | undefined {
  const read = value === undefined ? '' : readPolicy(value);
  return typeof read === 'string' ? undefined : read;
}

/** The policies of the endpoints that the template makes, by the endpoint's id; one without a policy lets everything through. */
export function readEndpointPolicies(ofType: ResourcesOfType): ReadonlyMap<string, PolicyDocument> {
  return new Map(
    ofType('AWS::EC2::VPCEndpoint').flatMap(({ id, properties }) => {
      const policy = readDocument(properties['PolicyDocument']);
      return policy === undefined ? [] : [[id, policy] as const];
    }),
  );
}
