import type { Exchange, ParsedRequest } from '../exchange';
import { askPolicy } from './ask-policy';
import { forbidden } from './forbidden';
import { policyDenial } from './resource-policy';

/**
 * Under a private domain, before the API is looked at: whether the endpoint is associated with the domain, and what the
 * domain's policy says. Of an endpoint that is not the API's own, another account may make the association.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html
 */
export function askDomain(exchange: Exchange, request: ParsedRequest): void {
  const { domain, source } = request;
  if (domain?.policy === undefined) return;
  const endpoint = source.vpcEndpointId;
  if (
    endpoint !== undefined &&
    exchange.api.vpcEndpointIds.includes(endpoint) &&
    !domain.vpcEndpointIds.includes(endpoint)
  ) {
    throw forbidden(`The endpoint ${endpoint} is not associated with the domain ${domain.name}`);
  }
  const effect = askPolicy(exchange, request, {
    stage: 'domain policy',
    policy: domain.policy,
    resource: domain.arn,
    principal: 'anonymous',
  });
  if (effect !== 'Allow') {
    throw policyDenial({ methodArn: domain.arn }, 'anonymous', effect === 'ExplicitDeny');
  }
}
