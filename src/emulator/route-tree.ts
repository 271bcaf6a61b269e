import { methodsOfAny } from '../api-gateway/methods';
import { splitPath } from '../api-gateway/paths';

/** What a route leads to. */
interface Routed {
  readonly resourcePath: string;
  readonly httpMethod: string;
}

/** The resources of an API by path segment. One lookup a segment, however many routes there are. */
export interface RouteNode<Method extends Routed> {
  readonly children: Map<string, RouteNode<Method>>;
  variable: { readonly name: string; readonly node: RouteNode<Method> } | undefined;
  greedy: { readonly name: string; readonly node: RouteNode<Method> } | undefined;
  readonly methods: Map<string, Method>;
}

export interface RouteMatch<Method extends Routed> {
  readonly method: Method;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export function buildRouteTree<Method extends Routed>(methods: readonly Method[]): RouteNode<Method> {
  const root = emptyNode<Method>();
  for (const method of methods) {
    const node = splitPath(method.resourcePath).reduce(descend<Method>, root);
    node.methods.set(method.httpMethod, method);
  }
  return root;
}

/**
 * Static before `{variable}` before `{proxy+}`, segment by segment; a resource without the method (and without ANY)
 * does not end the search: the next best that has it answers.
 */
export function findRoute<Method extends Routed>(
  root: RouteNode<Method>,
  segments: readonly string[],
  httpMethod: string,
): RouteMatch<Method> | undefined {
  return search(root, segments, 0, httpMethod, {});
}

function search<Method extends Routed>(
  node: RouteNode<Method>,
  segments: readonly string[],
  index: number,
  httpMethod: string,
  pathParameters: Readonly<Record<string, string>>,
): RouteMatch<Method> | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    const method = methodOf(node, httpMethod);
    return method && { method, pathParameters };
  }
  const child = node.children.get(segment);
  const byChild = child && search(child, segments, index + 1, httpMethod, pathParameters);
  if (byChild !== undefined) return byChild;
  if (node.variable !== undefined && segment !== '') {
    const { name, node: next } = node.variable;
    const found = search(next, segments, index + 1, httpMethod, { ...pathParameters, [name]: segment });
    if (found !== undefined) return found;
  }
  if (node.greedy === undefined) return undefined;
  const method = methodOf(node.greedy.node, httpMethod);
  const rest = segments.slice(index).join('/');
  return method && { method, pathParameters: { ...pathParameters, [node.greedy.name]: rest } };
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html */

function methodOf<Method extends Routed>(node: RouteNode<Method>, httpMethod: string): Method | undefined {
  return (
    node.methods.get(httpMethod) ?? (methodsOfAny.includes(httpMethod) ? node.methods.get('ANY') : undefined)
  );
}

function descend<Method extends Routed>(node: RouteNode<Method>, segment: string): RouteNode<Method> {
  const parameter = /^\{([^}]*?)(\+?)\}$/.exec(segment);
  if (parameter === null) return childNamed(node, segment);
  const [, name = '', plus] = parameter;
  const kind = plus === '+' ? 'greedy' : 'variable';
  node[kind] ??= { name, node: emptyNode() };
  return node[kind].node;
}

function childNamed<Method extends Routed>(node: RouteNode<Method>, segment: string): RouteNode<Method> {
  const existing = node.children.get(segment);
  if (existing !== undefined) return existing;
  const created = emptyNode<Method>();
  node.children.set(segment, created);
  return created;
}

function emptyNode<Method extends Routed>(): RouteNode<Method> {
  return { children: new Map(), variable: undefined, greedy: undefined, methods: new Map() };
}
