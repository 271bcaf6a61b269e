import type { DomainWay } from '../../template/domain-name';
import type { GatewayDomain } from '../gateway-api';
import { headerValue, type MultiValueMap } from '../multi-value-map';

/**
 * The first rule or mapping of a domain that takes a request, and what of the path is left for the API.
 * docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
 */
export function findWay(
  { ways }: GatewayDomain,
  path: string,
  headers: MultiValueMap,
): { way: DomainWay; rest: string } | undefined {
  for (const way of ways) {
    const { basePath, headers: wanted, strips } = way;
    const base = basePath === '' ? '' : `/${basePath}`;
    if (path !== base && !path.startsWith(`${base}/`)) continue;
    if (!wanted.every(({ name, glob }) => isLike(headerValue(headers, name), glob))) continue;
    const rest = strips ? path.slice(base.length) : path;
    return { way, rest: rest === '' ? '/' : rest };
  }
  return undefined;
}

/** A wildcard stands at the ends of a value only. */
function isLike(value: string | undefined, glob: string): boolean {
  if (value === undefined) return false;
  const text = glob.replace(/^\*|\*$/g, '');
  if (glob.startsWith('*') && glob.endsWith('*') && glob.length > 1) return value.includes(text);
  if (glob.startsWith('*')) return value.endsWith(text);
  return glob.endsWith('*') ? value.startsWith(text) : value === text;
}
