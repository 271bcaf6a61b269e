import { isKnownList, type Text, type TextList } from '../template/intrinsics';
import type { PrivateApiConfig } from './config';
import type { Service } from './service';
import type { Domain, OwnDomain } from './settings';
import { toList } from './to-list';

export function normalizeDomain(
  { domain, createVpcEndpoint }: PrivateApiConfig,
  service: Service,
): Domain | undefined {
  if (domain === undefined) return undefined;
  const { arn, routingRule } = domain;
  const elements = (list: TextList | undefined): readonly Text[] => {
    const known = list === undefined ? [] : toList(list, service);
    return isKnownList(known) ? known : [];
  };
  const hostedZone = (): OwnDomain['hostedZone'] => {
    if (domain.hostedZoneId !== undefined) return { id: domain.hostedZoneId };
    if (domain.createHostedZone === undefined) return undefined;
    return { vpcIds: elements(domain.createHostedZone.vpcIds ?? createVpcEndpoint?.vpcId) };
  };
  return {
    name: domain.name,
    basePath: domain.basePath ?? '',
    routingRule: routingRule && {
      priority: routingRule.priority,
      headers: routingRule.headers ?? {},
      stripBasePath: routingRule.stripBasePath ?? true,
    },
    owner:
      arn !== undefined
        ? { arn }
        : {
            // It stands, or domain-problems.ts has refused.
            certificateArn: domain.certificateArn ?? '',
            routingMode: domain.routingMode ?? (routingRule && 'ROUTING_RULE_ONLY'),
            furtherVpcEndpointIds: elements(domain.vpcEndpointIds),
            hostedZone: hostedZone(),
            aliasTarget: domain.aliasTarget,
            shareWith: domain.shareWith && toList(domain.shareWith, service),
          },
  };
}
