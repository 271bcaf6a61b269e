import type { DomainWay } from './domain-name';

/**
 * Whether a domain of this routing mode asks its rules, or its mappings.
 * docs.aws.amazon.com/apigateway/latest/developerguide/set-routing-mode.html
 */
export function looksAt(routingMode: string, kind: DomainWay['kind']): boolean {
  return routingMode !== (kind === 'rule' ? 'BASE_PATH_MAPPING_ONLY' : 'ROUTING_RULE_ONLY');
}
