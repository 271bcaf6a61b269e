import { withAncestors } from '../api-gateway/paths';
import { getAtt, ref } from '../template/intrinsics';
import { resourceId, restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/** A Resource for each path and each of its ancestors, parents first. The root comes with the API. */
export function resources(paths: readonly string[]): Record<string, CloudFormationResource> {
  const all = new Set(paths.flatMap(withAncestors));
  return Object.fromEntries([...all].sort().map((path) => [resourceId(path), resource(path)]));
}

function resource(path: string): CloudFormationResource {
  const cut = path.lastIndexOf('/');
  const parent = path.slice(0, cut);
  return {
    Type: 'AWS::ApiGateway::Resource',
    Properties: {
      RestApiId: ref(restApiId),
      ParentId: resourceRef(parent),
      PathPart: path.slice(cut + 1),
    },
  };
}

/** The id of the resource at a path: `''` and `/` are the root, which the API brings itself. */
export function resourceRef(path: string): unknown {
  return path === '' || path === '/' ? getAtt(restApiId, 'RootResourceId') : ref(resourceId(path));
}
