import { compact } from 'lodash';
import type { Exchange, RoutedRequest } from '../exchange';
import { askPolicy } from './ask-policy';
import { policyDenial } from './resource-policy';

/**
 * What the endpoint's own policy says, which is asked first: of the method, and of the domain that the call goes by. Whom
 * it takes a caller for, who signs, is the signature's to say, whatever the method asks for.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function askEndpoint(exchange: Exchange, request: RoutedRequest): void {
  const { domain, methodArn, source } = request;
  const policy = exchange.api.endpointPolicies.get(source.vpcEndpointId ?? '');
  if (policy === undefined) return;
  const principal = source.principal === undefined ? 'anonymous' : { arn: source.principal.arn };
  for (const resource of compact([domain?.arn, methodArn])) {
    const effect = askPolicy(exchange, request, {
      stage: 'vpc endpoint policy',
      policy,
      resource,
      principal,
    });
    if (effect === 'Allow') continue;
    const caller = source.principal?.arn ?? 'anonymous';
    throw policyDenial({ methodArn: resource }, caller, effect === 'ExplicitDeny');
  }
}
