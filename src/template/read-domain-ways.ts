import type { DomainWay } from './domain-name';
import type { PlacedResource, ResourcesOfType } from './placed-resource';
import { asFlag, asNumber, asProperties, asRecords, asText, asTexts } from './properties';
import { references } from './references';
import type { CloudFormationTemplate } from './template';

type Target = Pick<
  DomainWay,
  'kind' | 'basePath' | 'strips' | 'headers' | 'priority' | 'restApiId' | 'stage'
>;

/** Everything that leads from a custom domain name to an API, public domains included. */
export function readDomainWays(template: CloudFormationTemplate, ofType: ResourcesOfType): DomainWay[] {
  const way = (placed: PlacedResource, target: Target): DomainWay => ({
    ...placed,
    ...target,
    isPublic: isPublic(placed, template),
    domainArn: asText(placed.properties['DomainNameArn']) ?? '',
  });
  return [
    ...ofType('AWS::ApiGatewayV2::RoutingRule').map((placed) => way(placed, ruleTarget(placed))),
    ...[
      'AWS::ApiGateway::BasePathMappingV2',
      'AWS::ApiGateway::BasePathMapping',
      'AWS::ApiGatewayV2::ApiMapping',
    ]
      .flatMap(ofType)
      .map((placed) => way(placed, mappingTarget(placed))),
  ];
}

function mappingTarget({ properties }: PlacedResource): Target {
  const basePath = asText(properties['BasePath'] ?? properties['ApiMappingKey']) ?? '';
  return {
    kind: 'mapping',
    // So the console and the API call an empty one.
    basePath: basePath === '(none)' ? '' : basePath,
    strips: true,
    headers: [],
    priority: 0,
    restApiId: asText(properties['RestApiId'] ?? properties['ApiId']) ?? '',
    stage: asText(properties['Stage']),
  };
}

function ruleTarget({ properties }: PlacedResource): Target {
  const conditions = asRecords(properties['Conditions']);
  const [action = {}] = asRecords(properties['Actions']);
  const invoke = asProperties(action['InvokeApi']);
  const paths = conditions.flatMap((condition) =>
    asTexts(asProperties(condition['MatchBasePaths'])['AnyOf']),
  );
  return {
    kind: 'rule',
    basePath: paths[0] ?? '',
    strips: asFlag(invoke['StripBasePath']),
    headers: conditions
      .flatMap((condition) => asRecords(asProperties(condition['MatchHeaders'])['AnyOf']))
      .map((header) => ({ name: asText(header['Header']) ?? '', glob: asText(header['ValueGlob']) ?? '' })),
    priority: asNumber(properties['Priority']) ?? 0,
    restApiId: asText(invoke['ApiId']) ?? '',
    stage: asText(invoke['Stage']),
  };
}

/** Only `DomainNameV2` makes private domains, and only their ARNs have an account and an id. */
function isPublic(
  { type, properties, resource }: PlacedResource,
  template: CloudFormationTemplate,
): boolean | undefined {
  if (type === 'AWS::ApiGateway::BasePathMapping' || type === 'AWS::ApiGatewayV2::ApiMapping') return true;
  for (const { kind, name } of references(resource?.Properties?.['DomainNameArn'])) {
    const domain = kind === 'logicalId' ? template.Resources[name] : undefined;
    if (domain === undefined) continue;
    return domain.Type !== 'AWS::ApiGateway::DomainNameV2';
  }
  const arn = asText(properties['DomainNameArn']) ?? '';
  if (!/:\/domainnames\/[^/]+$/.test(arn)) return undefined;
  return !/\+[^/+]+$/.test(arn);
}
