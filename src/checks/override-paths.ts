import type { Accessor, Expression, Reference, Statement, TemplatePosition } from '../velocity';

/** An override that a template sets: `responseOverride.status`, `requestOverride.header.X-Name`. */
interface OverrideUse {
  /** which map, `responseOverride` and so on, then what of it; a name that the template works out is in brackets */
  key: string;
  /** of a header, path or query string parameter whose name stands in the template */
  name: string | undefined;
  position: TemplatePosition;
}

export interface OverrideAnalysis {
  /** every place that sets an override */
  uses: readonly OverrideUse[];
  /** places that set one that a path to them has set already: API Gateway answers 5XX */
  repeated: readonly OverrideUse[];
}

/**
 * Follows every path through a template, each loop twice, and notes what it overrides. Conditions are not weighed: two
 * blocks that exclude each other by their conditions, but are no branches of one #if, count as one path.
 * Source: apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function analyseOverrides(statements: readonly Statement[]): OverrideAnalysis {
  const walker = new Walker();
  walker.walk(statements, new Set());
  return { uses: [...walker.uses.values()], repeated: [...walker.repeated.values()] };
}

type Keys = ReadonlySet<string>;

/** What is set where a path goes on; undefined where none does. */
type Flow = Keys | undefined;

const maximumDepth = 20;

class Walker {
  readonly uses = new Map<string, OverrideUse>();
  readonly repeated = new Map<string, OverrideUse>();
  /** variables that stand for an override map: `#set($headers = $context.responseOverride.header)` */
  private readonly aliases = new Map<string, readonly string[]>();
  private readonly definitions = new Map<string, readonly Statement[]>();
  private breaks: Keys[] = [];
  private depth = 0;

  walk(statements: readonly Statement[], start: Keys): Flow {
    let keys: Flow = start;
    for (const statement of statements) {
      if (keys === undefined) return undefined;
      keys = this.statement(statement, keys);
    }
    return keys;
  }

  private statement(statement: Statement, keys: Keys): Flow {
    switch (statement.type) {
      case 'text':
      case 'refused':
        return keys;
      case 'reference':
        return this.reference(statement.reference, keys);
      case 'set':
        return this.set(statement, keys);
      case 'if': {
        let before: Keys = keys;
        const ends: Flow[] = [];
        for (const { condition, body } of statement.branches) {
          before = this.expression(condition, before);
          ends.push(this.walk(body, before));
        }
        return joined([...ends, this.walk(statement.otherwise, before)]);
      }
      case 'foreach':
        return this.foreach(statement, this.expression(statement.iterable, keys));
      case 'define':
        this.definitions.set(statement.name, statement.body);
        return keys;
      case 'break':
        this.breaks.push(keys);
        return undefined;
      case 'stop':
        return undefined;
    }
  }

  private foreach(loop: Extract<Statement, { type: 'foreach' }>, keys: Keys): Keys {
    const outer = this.breaks;
    this.breaks = [];
    // Each round has another element: a name that is worked out is another one.
    const once = this.walk(loop.body, without(keys, loop.variable));
    const twice = once && this.walk(loop.body, new Set([...once].filter((key) => !key.includes('['))));
    const ends = joined([keys, once, twice, ...this.breaks]);
    this.breaks = outer;
    return ends ?? keys;
  }

  private set(statement: Extract<Statement, { type: 'set' }>, keys: Keys): Keys {
    const { target, value, position } = statement;
    const after = this.expression(value, keys);
    const path = this.overridePath(target);
    if (path !== undefined && target.path.length > 0) return this.use(path, position, after);
    if (target.path.length > 0) return after;
    const alias = value.type === 'reference' ? this.overridePath(value.reference) : undefined;
    if (alias === undefined) this.aliases.delete(target.root);
    else this.aliases.set(target.root, alias);
    return without(after, target.root);
  }

  private reference(reference: Reference, keys: Keys): Keys {
    let after = keys;
    for (const accessor of reference.path) {
      if (accessor.type === 'method') for (const arg of accessor.args) after = this.expression(arg, after);
      if (accessor.type === 'index') after = this.expression(accessor.argument, after);
    }
    const put = reference.path.at(-1);
    if (put?.type === 'method' && /^put(IfAbsent)?$/.test(put.name)) {
      const [name] = put.args;
      const map = this.overridePath({ ...reference, path: reference.path.slice(0, -1) });
      if (map !== undefined && name !== undefined)
        return this.use([...map, nameOf(name)], put.position, after);
    }
    return this.definition(reference, after);
  }

  /** A block of #define runs where it is named. */
  private definition(reference: Reference, keys: Keys): Keys {
    const body = reference.path.length === 0 ? this.definitions.get(reference.root) : undefined;
    if (body === undefined || this.depth >= maximumDepth) return keys;
    this.depth += 1;
    const after = this.walk(body, keys);
    this.depth -= 1;
    return after ?? keys;
  }

  private expression(expression: Expression, keys: Keys): Keys {
    switch (expression.type) {
      case 'reference':
        return this.reference(expression.reference, keys);
      case 'interpolation':
        return this.walk(expression.body, keys) ?? keys;
      case 'list':
        return expression.items.reduce((after, item) => this.expression(item, after), keys);
      case 'map':
        return expression.entries.flat().reduce((after, item) => this.expression(item, after), keys);
      case 'range':
        return this.expression(expression.to, this.expression(expression.from, keys));
      case 'not':
        return this.expression(expression.operand, keys);
      case 'chain':
        return expression.links.reduce(
          (after, { operand }) => this.expression(operand, after),
          this.expression(expression.first, keys),
        );
      case 'integer':
      case 'float':
      case 'boolean':
      case 'string':
        return keys;
    }
  }

  private use(path: readonly string[], position: TemplatePosition, keys: Keys): Keys {
    const [map, kind, name] = path;
    // `responseOverride` as a whole, or a map that is not there.
    if (map === undefined || kind === undefined) return keys;
    const isHeader = kind === 'header';
    const key = [map, kind, ...(name === undefined ? [] : [isHeader ? name.toLowerCase() : name])].join('.');
    const known = name === undefined || name.startsWith('[') ? undefined : name;
    const use: OverrideUse = { key, name: known, position };
    const at = `${key} ${position.line}:${position.column}`;
    this.uses.set(at, use);
    if (keys.has(key)) this.repeated.set(at, use);
    return new Set([...keys, key]);
  }

  /** `[responseOverride, header, X]` of a reference into an override map. */
  private overridePath(reference: Reference): readonly string[] | undefined {
    const alias = this.aliases.get(reference.root);
    const steps = reference.path.map(stepOf);
    // What another method gives back is no part of the map.
    if (steps.some((step) => step.endsWith('()]'))) return undefined;
    if (alias !== undefined) return [...alias, ...steps];
    const [first, ...rest] = steps;
    if (reference.root !== 'context') return undefined;
    return first === 'requestOverride' || first === 'responseOverride' ? [first, ...rest] : undefined;
  }
}

function stepOf(accessor: Accessor): string {
  switch (accessor.type) {
    case 'property':
      return accessor.name;
    case 'index':
      return nameOf(accessor.argument);
    case 'method': {
      const [only] = accessor.args;
      return accessor.name === 'get' && only !== undefined ? nameOf(only) : `[${accessor.name}()]`;
    }
  }
}

function nameOf(expression: Expression): string {
  return expression.type === 'string' ? expression.value : `[${expression.source.trim()}]`;
}

function joined(flows: readonly Flow[]): Flow {
  const open = flows.filter((flow) => flow !== undefined);
  return open.length === 0 ? undefined : new Set(open.flatMap((flow) => [...flow]));
}

/** What is set, but for names that are worked out of a variable that now has another value. */
function without(keys: Keys, variable: string): Keys {
  return new Set([...keys].filter((key) => !(key.includes('[') && key.includes(`$${variable}`))));
}
