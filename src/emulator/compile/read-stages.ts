import type { Canary, Stage } from '../gateway-api';
import type { ResourcesOfType } from '../../template/placed-resource';
import { asNumber, asProperties, asText, asTextMap, type Properties } from '../../template/properties';

/** Stages by name: those of their own, and those that a deployment makes by the way. */
export function readStages(resources: ResourcesOfType): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  for (const { id, properties } of resources('AWS::ApiGateway::Deployment')) {
    const name = asText(properties['StageName']);
    if (name === undefined) continue;
    stages.set(name, readStage(name, id, asProperties(properties['StageDescription'])));
  }
  for (const { logicalId, properties } of resources('AWS::ApiGateway::Stage')) {
    const name = asText(properties['StageName']) ?? logicalId;
    stages.set(name, readStage(name, asText(properties['DeploymentId']) ?? '', properties));
  }
  return stages;
}

function readStage(name: string, deploymentId: string, properties: Properties): Stage {
  return {
    name,
    deploymentId,
    variables: asTextMap(properties['Variables']),
    canary: readCanary(asProperties(properties['CanarySetting'])),
    accessLogFormat: asText(asProperties(properties['AccessLogSetting'])['Format']),
  };
}

function readCanary(properties: Properties): Canary | undefined {
  if (Object.keys(properties).length === 0) return undefined;
  return {
    percentTraffic: asNumber(properties['PercentTraffic']) ?? 0,
    variables: asTextMap(properties['StageVariableOverrides']),
  };
}
