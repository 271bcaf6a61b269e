import type { ApiKey } from '../gateway-api';
import type { ResourcesOfType } from '../../template/placed-resource';
import { asRecords, asText } from '../../template/properties';

/** Keys with the stages that a usage plan opens to them: a key outside every plan opens nothing. */
export function readApiKeys(ofType: ResourcesOfType, restApiId: string): ApiKey[] {
  const stagesOfPlan = new Map(
    ofType('AWS::ApiGateway::UsagePlan').map(({ id, properties }) => [
      id,
      asRecords(properties['ApiStages'])
        .filter((stage) => asText(stage['ApiId']) === restApiId)
        .flatMap((stage) => asText(stage['Stage']) ?? []),
    ]),
  );
  const planKeys = ofType('AWS::ApiGateway::UsagePlanKey').map(({ properties }) => ({
    key: asText(properties['KeyId']),
    stages: stagesOfPlan.get(asText(properties['UsagePlanId']) ?? '') ?? [],
  }));
  return ofType('AWS::ApiGateway::ApiKey').map(({ logicalId, id, properties }) => ({
    logicalId,
    id,
    // AWS generates a value where the template gives none; the logical id stands in for it.
    value: asText(properties['Value']) ?? logicalId,
    enabled: properties['Enabled'] === undefined || asText(properties['Enabled']) === 'true',
    stages: [
      ...planKeys.filter(({ key }) => key === id).flatMap(({ stages }) => stages),
      // The older way, without a usage plan.
      ...asRecords(properties['StageKeys'])
        .filter((stage) => asText(stage['RestApiId']) === restApiId)
        .flatMap((stage) => asText(stage['StageName']) ?? []),
    ],
  }));
}
