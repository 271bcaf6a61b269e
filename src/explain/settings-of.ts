import { sortBy } from 'lodash';
import { isAsynchronous } from '../checks/function-of';
import type { CheckedApi } from '../checks/model/rest-api';
import type { TemplateModel } from '../checks/model/template-model';
import type { PlacedResource } from '../template/placed-resource';
import { asFlag, asRecords, asText, isRecord, type Properties } from '../template/properties';
import type { Method } from '../template/rest-api';
import type { ExplainedSetting } from './explanation';
import { label } from './label';

/** What is said elsewhere, or only ties resources together; the format of a log line is too long for a table. */
const notShown: ReadonlySet<string> = new Set([
  ...['Body', 'BodyS3Location', 'EndpointConfiguration', 'Name', 'Parameters', 'Policy'],
  ...['FailOnWarnings', 'Mode'],
  ...['AccessLogSetting.Format', 'DeploymentId', 'MethodSettings', 'RestApiId', 'StageName'],
  ...['ApiStages', 'UsagePlanName', 'HttpMethod', 'ResourcePath'],
]);

/** Everything that is set beside routes, access and templates, in CloudFormation's words. */
export function settingsOf(api: CheckedApi, { ofType }: TemplateModel): ExplainedSetting[] {
  return [
    ...shown('the API', api.properties),
    ...api.stages.flatMap((stage) => ofStage(stage, ofType)),
    ...sortBy(api.methods, ['resourcePath', 'httpMethod']).flatMap(ofRoute),
    ...ofType('AWS::ApiGateway::UsagePlan')
      .filter(({ properties }) => asRecords(properties['ApiStages']).some(({ ApiId }) => ApiId === api.id))
      .flatMap((plan) => ofPlan(plan, ofType)),
  ];
}

function ofStage(stage: PlacedResource, ofType: TemplateModel['ofType']): ExplainedSetting[] {
  const name = `stage ${label(asText(stage.properties['StageName']) ?? stage.logicalId)}`;
  const acls = ofType('AWS::WAFv2::WebACLAssociation').filter(
    ({ properties }) => asText(properties['ResourceArn'])?.endsWith(`/stages/${stage.id}`) === true,
  );
  return [
    ...shown(name, stage.properties),
    ...asRecords(stage.properties['MethodSettings']).flatMap((settings) => {
      const { HttpMethod: method, ResourcePath: path } = settings;
      const isAll = method === '*' && path === '/*';
      const route = `${asText(method) ?? '*'} ${decoded(asText(path) ?? '/*')}`;
      return shown(isAll ? `${name}, every method` : `${name}, ${route}`, settings);
    }),
    ...acls.flatMap(({ properties }) => shown(name, { WebACLArn: properties['WebACLArn'] })),
  ];
}

function ofRoute(method: Method): ExplainedSetting[] {
  const { ApiKeyRequired, OperationName } = method.properties;
  const { CacheKeyParameters, Credentials, TimeoutInMillis } = method.integration ?? {};
  return shown(`${method.httpMethod} ${method.resourcePath ?? '?'}`, {
    ...(asFlag(ApiKeyRequired) && { ApiKeyRequired }),
    OperationName,
    CacheKeyParameters,
    Credentials,
    TimeoutInMillis,
    ...(isAsynchronous(method) && { 'X-Amz-Invocation-Type': 'Event' }),
  });
}

function ofPlan(
  { id, logicalId, properties }: PlacedResource,
  ofType: TemplateModel['ofType'],
): ExplainedSetting[] {
  const keys = ofType('AWS::ApiGateway::UsagePlanKey')
    .filter(({ properties: { UsagePlanId } }) => UsagePlanId === id)
    .map(({ properties: { KeyId } }) => {
      const key = ofType('AWS::ApiGateway::ApiKey').find((one) => one.id === KeyId);
      return asText(key?.properties['Name']) ?? key?.logicalId ?? asText(KeyId) ?? '?';
    });
  const [throttled = {}] = asRecords(properties['ApiStages']).map(({ Throttle }) => ({ Throttle }));
  const name = `usage plan ${label(asText(properties['UsagePlanName']) ?? logicalId)}`;
  return [...shown(name, properties), ...shown(name, { ...throttled, keys })];
}

/** `/~1orders~1{id}` → `/orders/{id}` */
function decoded(path: string): string {
  return path === '/' ? path : path.replace(/^\/(?=~1)/, '').replaceAll('~1', '/');
}

function shown(of: string, properties: Properties): ExplainedSetting[] {
  return flat(properties).map(([setting, value]) => ({ of, setting, value: label(value) }));
}

function flat(properties: Properties, prefix = ''): [name: string, value: string][] {
  return Object.entries(properties).flatMap(([name, value]): [string, string][] => {
    const place = prefix + name;
    if (value === undefined || notShown.has(place)) return [];
    if (isRecord(value)) return flat(value, `${place}.`);
    const texts = (Array.isArray(value) ? (value as unknown[]) : [value]).map(tagOrText);
    return texts.length === 0 ? [] : [[place, texts.join(', ')]];
  });
}

function tagOrText(value: unknown): string {
  if (isRecord(value)) return `${asText(value['Key']) ?? '?'}=${asText(value['Value']) ?? '?'}`;
  return asText(value) ?? '?';
}
