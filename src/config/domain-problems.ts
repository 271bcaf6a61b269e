import { nameInDomainArn } from '../api-gateway/domain-names';
import type { Text } from '../template/intrinsics';
import type { PrivateApiConfig } from './config';
import type { DomainConfig } from './domain';
import { domainEndpointProblems } from './domain-endpoint-problems';
import { idProblems } from './endpoint-problems';
import type { Problem } from './problem';
import { routingRuleProblems } from './routing-rule-problems';
import type { Service } from './service';

const at = (key: string): string => `privateApi.domain.${key}`;

const problem = (key: string, message: string, fix: string, given?: unknown): Problem => ({
  code: 'DOMAIN',
  path: at(key),
  message,
  fix,
  ...(given !== undefined && { given }),
});

/** What API Gateway and Route 53 would refuse, and settings that contradict each other. */
export function domainProblems(config: PrivateApiConfig, service: Service): Problem[] {
  const { domain } = config;
  if (domain === undefined) return [];
  return [
    ...textProblems(domain),
    ...(domain.arn === undefined
      ? [
          ...ownProblems(domain),
          ...zoneProblems(config, domain),
          ...domainEndpointProblems(config, domain, service),
        ]
      : foreignProblems(domain)),
    ...basePathProblems(domain),
    ...routingRuleProblems(domain),
  ];
}

const isLiteral = (text: Text | undefined): text is string =>
  typeof text === 'string' && !text.includes('{{resolve:');

function textProblems({ name, arn, certificateArn, shareWith }: DomainConfig): Problem[] {
  const shared = [shareWith ?? []].flat() as readonly Text[];
  return [
    ...(isLiteral(name) && !/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(name)
      ? [
          problem(
            'name',
            'This is no name that a private domain can have.',
            'Write it whole and in lower case, without a dot at its end or a wildcard: orders.internal.example.com.',
            name,
          ),
        ]
      : []),
    ...(isLiteral(certificateArn) && !/^arn:[^:]+:acm:[^:]+:\d{12}:certificate\/[\w-]+$/.test(certificateArn)
      ? [
          problem(
            'certificateArn',
            'This is no ARN of a certificate of ACM.',
            'Copy it from ACM, in the Region of the API: arn:aws:acm:eu-central-1:111122223333:certificate/….',
            certificateArn,
          ),
        ]
      : []),
    ...(isLiteral(arn) ? arnProblems(arn, name) : []),
    ...shared.flatMap((principal, index) =>
      !isLiteral(principal) || /^(\d{12}|arn:[^:]+:organizations::.*)$/.test(principal)
        ? []
        : [
            problem(
              `shareWith[${String(index)}]`,
              'This is none with whom a domain can be shared.',
              'Write the id of an account (12 digits, in quotes), or the ARN of an organization or organizational unit.',
              principal,
            ),
          ],
    ),
  ];
}

function arnProblems(arn: string, name: Text): Problem[] {
  const named = nameInDomainArn(arn);
  if (named === undefined || !/^arn:[^:]+:apigateway:[^:]+:\d{12}:.*\+\w+$/.test(arn)) {
    const fix = 'It looks like arn:aws:apigateway:REGION:ACCOUNT:/domainnames/NAME+ID.';
    return [problem('arn', 'This is no ARN of a private domain.', fix, arn)];
  }
  if (!isLiteral(name) || name === named) return [];
  return [problem('arn', `This is the ARN of ${named}, not of ${name}.`, 'Let both be of one domain.', arn)];
}

/** Settings of who owns the domain. */
function foreignProblems(domain: DomainConfig): Problem[] {
  const owners = [
    'certificateArn',
    'routingMode',
    'vpcEndpointIds',
    'hostedZoneId',
    'createHostedZone',
    'aliasTarget',
    'shareWith',
  ] as const;
  return owners
    .filter((key) => domain[key] !== undefined)
    .map((key) =>
      problem(
        key,
        'The domain of arn belongs to another stack, which says this of it.',
        'Remove this, or arn.',
      ),
    );
}

function ownProblems({ certificateArn, routingMode, routingRule }: DomainConfig): Problem[] {
  const missing =
    certificateArn === undefined
      ? [
          problem(
            'certificateArn',
            'A domain needs a certificate.',
            'Give the ARN of a certificate of ACM that covers the name; or arn, if the domain is of another stack.',
          ),
        ]
      : [];
  if (routingMode === 'BASE_PATH_MAPPING_ONLY' && routingRule !== undefined) {
    const fix = 'Choose ROUTING_RULE_ONLY or ROUTING_RULE_THEN_BASE_PATH_MAPPING, or remove routingRule.';
    return [...missing, problem('routingMode', 'API Gateway would not look at the rule.', fix, routingMode)];
  }
  if (routingMode === 'ROUTING_RULE_ONLY' && routingRule === undefined) {
    const fix = 'Add routingRule, or choose ROUTING_RULE_THEN_BASE_PATH_MAPPING.';
    return [
      ...missing,
      problem('routingMode', 'API Gateway would not look at the base path mapping.', fix, routingMode),
    ];
  }
  return missing;
}

function zoneProblems({ createVpcEndpoint }: PrivateApiConfig, domain: DomainConfig): Problem[] {
  const { hostedZoneId, createHostedZone, aliasTarget } = domain;
  if (hostedZoneId !== undefined && createHostedZone !== undefined) {
    return [problem('createHostedZone', 'hostedZoneId names a zone that exists.', 'Keep one of the two.')];
  }
  const hasZone = hostedZoneId !== undefined || createHostedZone !== undefined;
  const noTarget = hasZone && aliasTarget === undefined && createVpcEndpoint === undefined;
  const noVpc =
    createHostedZone !== undefined &&
    createHostedZone.vpcIds === undefined &&
    createVpcEndpoint === undefined;
  return [
    ...(noTarget
      ? [
          problem(
            'aliasTarget',
            'The record needs the DNS name of the endpoint that it leads to.',
            'aws ec2 describe-vpc-endpoints shows both in DnsEntries: aliasTarget: { dnsName, hostedZoneId }.',
          ),
        ]
      : []),
    ...(!hasZone && aliasTarget !== undefined
      ? [
          problem(
            'aliasTarget',
            'There is no hosted zone for the record.',
            'Add hostedZoneId or createHostedZone.',
          ),
        ]
      : []),
    ...(noVpc
      ? [
          problem(
            'createHostedZone.vpcIds',
            'A private hosted zone belongs to a VPC.',
            "List the VPCs that resolve the name: vpcIds: ['vpc-…'].",
          ),
        ]
      : []),
    ...(createHostedZone?.vpcIds === undefined
      ? []
      : idProblems('vpc', createHostedZone.vpcIds, at('createHostedZone.vpcIds'))),
  ];
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html, "Restrictions" */
function basePathProblems({ basePath = '', routingRule }: DomainConfig): Problem[] {
  const wrong = (message: string, fix: string) => [problem('basePath', message, fix, basePath)];
  if (/^\/|\/$|\/\//.test(basePath)) {
    return wrong(
      'A base path has no slash at its ends.',
      "Write 'orders'; leave it out for the root of the domain.",
    );
  }
  if (!/^[\w$.+!*'()/-]{0,127}$/.test(basePath)) {
    return wrong(
      'API Gateway takes no such base path.',
      "Use up to 127 letters, digits and $ - _ . + ! * ' ( ).",
    );
  }
  if (routingRule === undefined && basePath.includes('/')) {
    return wrong(
      'A base path mapping of a private domain has one segment.',
      'Map it by a routing rule: routingRule: { priority: 100 }.',
    );
  }
  return [];
}
