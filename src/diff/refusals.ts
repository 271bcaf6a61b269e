import type { PathResource, RestApi } from '../template/rest-api';
import type { Refusal } from './difference';
import type { Side } from './side';

/**
 * Variables that have another name: CloudFormation makes the new resource before it deletes the old one, and API Gateway
 * refuses "a sibling … of this resource already has a variable path part".
 */
export function refusals({ api: before }: Side, { api: after }: Side): Refusal[] {
  if (before === undefined || after?.logicalId !== before.logicalId) return [];
  const old = new Map(variables(before).map((variable) => [variable.above, variable.name]));
  return variables(after).flatMap(({ above, name }) => {
    const known = old.get(above);
    return known === undefined || known === name ? [] : [{ path: above, before: known, after: name }];
  });
}

/** Those that are resources of the template: an OpenAPI document is imported as a whole. */
function variables({ resources }: RestApi): { above: string; name: string }[] {
  return resources.flatMap(({ pathPart = '', resourcePath, resource }: PathResource) =>
    resource !== undefined && resourcePath !== undefined && pathPart.startsWith('{')
      ? [{ above: resourcePath.slice(0, -pathPart.length - 1) || '/', name: pathPart }]
      : [],
  );
}
