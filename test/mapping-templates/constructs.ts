import { parseTemplate } from '../../src/vtl';
import type { Accessor, Expression, Link, Reference, Statement } from '../../src/velocity';

/** What a construct is called on, as far as the template's text tells. `json`: a list, a map or what else JSON held. */
type Kind =
  'text' | 'json' | 'list' | 'map' | 'array' | 'keys' | 'params' | 'number' | 'boolean' | `$${string}`;

const operators: Record<Link['operator'], string> = {
  or: '||',
  and: '&&',
  equals: '==',
  notEquals: '!=',
  less: '<',
  greater: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
};

/** What a method gives, where it is not what it is called on. */
const results: Readonly<Record<string, Kind>> = {
  'keySet()': 'keys',
  'split()': 'array',
  'length()': 'number',
  'size()': 'number',
  'toString()': 'text',
  'matches()': 'boolean',
  'contains()': 'boolean',
  'startsWith()': 'boolean',
  'containsKey()': 'boolean',
  '$input.body': 'text',
  '$input.json()': 'text',
  '$input.params()': 'params',
  '$util.parseJson()': 'json',
  '$util.urlDecode()': 'text',
  '$context.get()': 'text',
};

/** Of the gateway's own references, what is a map itself. */
const places =
  /^\$(?:context\.(?:identity|authorizer(?:\.claims)?|responseOverride(?:\.header)?)|method\.request(?:\.\w+)?)$/;

/**
 * The constructs of a template: directives, operators, forms of literals, properties and methods by what they are
 * called on, as docs/template-evidence.md names them.
 */
export function constructsOf(source: string): Set<string> {
  const found = new Set<string>();
  const kinds = new Map<string, Kind>();

  const statements = (body: readonly Statement[]): void => body.forEach(statement);

  function statement(node: Statement): void {
    switch (node.type) {
      case 'text':
        return;
      case 'reference':
        reference(node.reference);
        return;
      case 'set': {
        found.add('#set');
        const kind = expression(node.value);
        if (node.target.path.length === 0) kinds.set(node.target.root, kind);
        else found.add(`${reference(node.target, false)} =`);
        return;
      }
      case 'if': {
        const before = new Map(kinds);
        node.branches.forEach(({ condition, body }, index) => {
          found.add(index === 0 ? '#if' : '#elseif');
          expression(condition);
          branch(body, before);
        });
        if (node.otherwise.length > 0) found.add('#else');
        branch(node.otherwise, before);
        return;
      }
      case 'foreach': {
        found.add('#foreach');
        const { iterable } = node;
        const kind = expression(iterable);
        const last = iterable.type === 'list' ? iterable.items.at(-1) : undefined;
        const ofTexts = kind === 'keys' || kind === 'array';
        kinds.set(node.variable, last ? expression(last) : ofTexts ? 'text' : 'json');
        statements(node.body);
        return;
      }
      case 'define':
        found.add('#define');
        statements(node.body);
        return;
      case 'break':
      case 'stop':
        found.add(`#${node.type}`);
        return;
      case 'refused':
        found.add(node.directive);
    }
  }

  /** What a branch sets holds behind it, and not in the next one. */
  function branch(body: readonly Statement[], before: ReadonlyMap<string, Kind>): void {
    const behind = new Map(kinds);
    for (const [name, kind] of before) kinds.set(name, kind);
    statements(body);
    for (const [name, kind] of behind) if (kinds.get(name) === before.get(name)) kinds.set(name, kind);
  }

  function expression(node: Expression): Kind {
    switch (node.type) {
      case 'reference':
        return reference(node.reference) as Kind;
      case 'string':
      case 'interpolation': {
        const quote = node.source.trim().charAt(0);
        const text = node.source.trim().slice(1, -1);
        found.add(`${quote}…${quote}`);
        if (text.includes(quote + quote)) found.add(`${quote}…${quote}${quote}…${quote}`);
        if (text.includes('\\u')) found.add(`${quote}…\\u…${quote}`);
        if (node.type === 'interpolation') {
          found.add('"…$x…"');
          statements(node.body);
        }
        return 'text';
      }
      case 'integer':
      case 'float':
        found.add(node.type === 'integer' ? '1' : '1.5');
        return 'number';
      case 'boolean':
        found.add('true');
        return 'boolean';
      case 'list':
        found.add('[…]');
        node.items.forEach(expression);
        return 'list';
      case 'map':
        found.add('{…}');
        node.entries.flat().forEach(expression);
        return 'map';
      case 'range':
        found.add('[1..n]');
        expression(node.from);
        expression(node.to);
        return 'list';
      case 'not':
        found.add('!');
        expression(node.operand);
        return 'boolean';
      case 'chain': {
        const first = expression(node.first);
        for (const { operator, operand } of node.links) {
          found.add(operators[operator]);
          expression(operand);
        }
        return first === 'number' ? 'number' : 'boolean';
      }
    }
  }

  /** The kind, or for a target its last construct. */
  function reference({ root, path }: Reference, reads = true): string {
    const isGateways = ['input', 'util', 'context', 'stageVariables', 'method'].includes(root);
    let kind: string = kinds.get(root) ?? (isGateways ? `$${root}` : '$unset');
    if (reads && path.length === 0 && kind.startsWith('$')) found.add(kind);
    path.forEach((accessor, index) => {
      if (accessor.type === 'method') accessor.args.forEach(expression);
      if (accessor.type === 'index') expression(accessor.argument);
      const construct = kind + suffix(kind, accessor);
      const isTarget = !reads && index === path.length - 1;
      if (!isTarget) found.add(construct);
      kind = isTarget ? construct : resultOf(kind, construct, accessor);
    });
    return kind;
  }

  statements(parseTemplate(source).statements);
  return found;
}

function suffix(kind: string, accessor: Accessor): string {
  if (accessor.type === 'index') return '[x]';
  if (accessor.type === 'method') return `.${accessor.name}()`;
  const isNamed = kind === '$input' || kind === '$context.responseOverride';
  return isNamed || places.test(`${kind}.${accessor.name}`) ? `.${accessor.name}` : '.x';
}

function resultOf(kind: string, construct: string, accessor: Accessor): string {
  if (places.test(construct)) return construct;
  if (accessor.type !== 'method')
    return kind.startsWith('$context') ? 'text' : (results[construct] ?? 'json');
  return results[construct] ?? results[`${accessor.name}()`] ?? (kind === 'array' ? 'text' : kind);
}
