/** `/orders/{id}` → `/orders`, `/orders/{id}`; the root has no resource of its own. */
export function withAncestors(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}

/** The names of a path's variables: `/orders/{id}/{proxy+}` → `id`, `proxy`. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([\w.-]+)\+?\}/g)].map(([, name = '']) => name);
}

/** The segments of a path, without the empty ones that leading and trailing slashes make. */
export function splitPath(path: string): string[] {
  let start = 0;
  let end = path.length;
  while (start < end && path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return start === end ? [] : path.slice(start, end).split('/');
}

/** `{proxy+}`: a segment that takes all that follows. */
export function isGreedy(segment: string): boolean {
  return /^\{.*\+\}$/.test(segment);
}

/**
 * Whether API Gateway takes a segment as a resource's path part. That the name of a variable has no `,` and no `:` is
 * our reading: AWS's page names both among the characters of a path, and parameter mappings could not name it.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function isPathSegment(segment: string): boolean {
  return /^([\w.,:-]+|\{[\w.-]+\+?\})$/.test(segment);
}
