import { isPathSegment } from '../../api-gateway/paths';
import type { PathResource } from '../../template/rest-api';
import type { CheckedApi } from '../model/rest-api';
import type { RuleProblem, Rule } from '../rule';

export const resourceTree: Rule = {
  id: 'resource-tree',
  severity: 'error',
  why: 'API Gateway refuses two variables beside each other, a resource under a greedy one, two of the same name, other characters in a segment than letters, digits and _ - . , : — and keeps /ping and /sping for itself.',
  fix: 'Give the variable one name for all routes, and let a greedy variable be the last segment.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const parents = new Map<string, PathResource[]>();
      for (const resource of api.resources) {
        if (resource.parentId === undefined || resource.pathPart === undefined) continue;
        parents.set(resource.parentId, [...(parents.get(resource.parentId) ?? []), resource]);
      }
      for (const [parent, children] of parents) yield* siblings(api, parent, children);
    }
  },
};

function* siblings(
  api: CheckedApi,
  parent: string,
  children: readonly PathResource[],
): Generator<RuleProblem> {
  const above = api.resources.find(({ id }) => id === parent);
  const seen = new Map<string, PathResource>();
  for (const resource of children) {
    const { pathPart: part = '', resourcePath } = resource;
    const at = resource.at('PathPart');
    const twin = seen.get(part);
    const variable = [...seen.values()].find((other) => other.pathPart?.startsWith('{') === true);
    if (twin !== undefined) {
      yield {
        api,
        path: at,
        message: `"${part}" stands twice under ${above?.resourcePath ?? '/'} (also ${twin.logicalId}).`,
      };
    } else if (part.startsWith('{') && variable !== undefined) {
      const message = `"${part}" is the second variable under ${above?.resourcePath ?? '/'}, beside "${variable.pathPart ?? ''}".`;
      yield { api, path: at, message };
    }
    seen.set(part, resource);
    if (above?.pathPart?.endsWith('+}') === true) {
      yield { api, path: at, message: `"${part}" stands under the greedy "${above.pathPart}".` };
    }
    if (!isPathSegment(part)) {
      yield { api, path: at, message: `"${part}" is no segment that API Gateway takes.` };
    }
    if (resourcePath === `/${part}` && (part === 'ping' || part === 'sping')) {
      yield { api, path: at, message: `API Gateway answers /${part} itself.` };
    }
  }
}
