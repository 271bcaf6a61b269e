import { omit, union } from 'lodash';
import type { CheckedApi } from '../checks/model/rest-api';
import type { PlacedResource } from '../template/placed-resource';
import { changesOf } from './changes-of';
import type { Change, ChangedResource } from './difference';
import type { Side } from './side';

/** What belongs to an API beside its routes. */
const types = [
  ...['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Authorizer', 'AWS::ApiGateway::GatewayResponse'],
  ...['AWS::ApiGateway::Model', 'AWS::ApiGateway::RequestValidator'],
];

/** An imported definition is told by its routes; what a deployment is, by itself. */
const untold = ['Body', 'BodyS3Location', 'RestApiId', 'DeploymentId'];

/** The API itself, its stages, authorizers, gateway responses, models and validators. */
export function settingChanges(before: Side, after: Side): ChangedResource[] {
  const old = partsOf(before.api);
  const young = partsOf(after.api);
  return union(Object.keys(old), Object.keys(young)).flatMap((logicalId): ChangedResource[] => {
    const [one, other] = [old[logicalId], young[logicalId]];
    const type = (other ?? one)?.type ?? '';
    if (one === undefined) return [{ logicalId, type, change: 'added', properties: [] }];
    if (other === undefined) return [{ logicalId, type, change: 'removed', properties: [] }];
    const properties = changesOf(omit(one.properties, untold), omit(other.properties, untold));
    return properties.length === 0
      ? []
      : [{ logicalId, type, change: 'changed', properties: properties.map(withoutPolicy) }];
  });
}

/** What a policy means is told by who may call. */
function withoutPolicy(change: Change): Change {
  return change.what === 'Policy' ? { ...change, before: undefined, after: undefined } : change;
}

function partsOf(api: CheckedApi | undefined): Record<string, PlacedResource> {
  if (api === undefined) return {};
  const parts = [api, ...types.flatMap((type) => api.ofType(type))];
  return Object.fromEntries(parts.map((part) => [part.logicalId, part]));
}
