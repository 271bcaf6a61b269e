/** A value of a policy that is known only when CloudFormation deploys. */
export class Unresolved {
  constructor(readonly intrinsic: string) {}
}

export interface ResolverSetting {
  /** pseudo parameters: `AWS::Region` → text */
  pseudo: Readonly<Record<string, string>>;
  mappings: Readonly<Record<string, unknown>>;
  /** logical id of the API → its id */
  ownApi: Readonly<Record<string, string>>;
  /** canonical text of a configured intrinsic → what stands for it */
  symbols: ReadonlyMap<string, readonly string[]>;
  /** condition name → what is assumed of it */
  assumptions: Readonly<Record<string, boolean>>;
}

type Resolved = (string | Unresolved)[];

/** One text for an intrinsic, however its keys are ordered or its attribute is spelt. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalArgument(key, value[key])}`).join(',')}}`;
}

function canonicalArgument(key: string, value: unknown): string {
  if (key === 'Fn::GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return canonical([value.slice(0, dot), value.slice(dot + 1)]);
  }
  return canonical(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isIntrinsic(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

/** Reads a value as a list of texts, each known or not. */
export class Resolver {
  constructor(private readonly setting: ResolverSetting) {}

  list(value: unknown): Resolved {
    if (Array.isArray(value)) return value.flatMap((element) => this.list(element));
    if (typeof value === 'string') return isDynamicReference(value) ? this.symbol(value) : [value];
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    if (!isIntrinsic(value)) return [new Unresolved(canonical(value))];
    const symbol = this.setting.symbols.get(canonical(value));
    if (symbol !== undefined) return [...symbol];
    return this.intrinsic(value) ?? [new Unresolved(canonical(value))];
  }

  /** The value with every intrinsic that is known replaced, lists and maps kept. */
  tree(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.flatMap((element: unknown): unknown[] => {
        if (isIntrinsic(element)) return this.branches(element);
        return [this.tree(element)];
      });
    }
    if (isIntrinsic(value)) {
      const values = this.branches(value);
      return values.length === 1 ? values[0] : values;
    }
    if (isObject(value)) {
      const entries = Object.entries(value).filter(([, child]) => !this.isNoValue(child));
      return Object.fromEntries(entries.map(([key, child]) => [key, this.tree(child)]));
    }
    return typeof value === 'string' && isDynamicReference(value) ? this.symbol(value)[0] : value;
  }

  private symbol(value: string): Resolved {
    return [...(this.setting.symbols.get(canonical(value)) ?? [new Unresolved(value)])];
  }

  private branches(value: Record<string, unknown>): unknown[] {
    const branch = this.branch(value);
    if (branch === undefined || this.setting.symbols.has(canonical(value))) return this.list(value);
    const [chosen] = branch;
    if (this.isNoValue(chosen)) return [];
    const read = this.tree(chosen);
    return Array.isArray(read) ? (read as unknown[]) : [read];
  }

  private isNoValue(value: unknown): boolean {
    if (isIntrinsic(value) && value['Ref'] === 'AWS::NoValue') return true;
    const branch = this.branch(value);
    return branch !== undefined && this.isNoValue(branch[0]);
  }

  private branch(value: unknown): [unknown] | undefined {
    if (!isIntrinsic(value)) return undefined;
    const argument = value['Fn::If'];
    if (!Array.isArray(argument) || typeof argument[0] !== 'string') return undefined;
    const assumed = this.setting.assumptions[argument[0]];
    return assumed === undefined ? undefined : [argument[assumed ? 1 : 2] as unknown];
  }

  private intrinsic(value: Record<string, unknown>): Resolved | undefined {
    const [[name, argument] = ['', undefined]] = Object.entries(value);
    switch (name) {
      case 'Ref':
        return this.ref(argument);
      case 'Fn::If': {
        const branch = this.branch(value);
        return branch === undefined ? undefined : this.list(branch[0]);
      }
      case 'Fn::Join':
        return this.join(argument);
      case 'Fn::Split':
        return this.split(argument);
      case 'Fn::Select':
        return this.select(argument);
      case 'Fn::Sub':
        return this.sub(argument);
      case 'Fn::FindInMap':
        return this.findInMap(argument);
      default:
        return undefined;
    }
  }

  private ref(argument: unknown): Resolved | undefined {
    if (argument === 'AWS::NoValue') return [];
    if (typeof argument !== 'string') return undefined;
    const known = this.setting.pseudo[argument] ?? this.setting.ownApi[argument];
    return known === undefined ? undefined : [known];
  }

  private join(argument: unknown): Resolved | undefined {
    const [separator, parts] = pairOf(argument);
    if (typeof separator !== 'string') return undefined;
    const texts = this.list(parts);
    return texts.every((text) => typeof text === 'string') ? [texts.join(separator)] : undefined;
  }

  /** `Fn::Split` of what `Fn::Join` put together is what went in: that is how two lists are appended. */
  private split(argument: unknown): Resolved | undefined {
    const [separator, text] = pairOf(argument);
    if (typeof separator !== 'string' || separator === '') return undefined;
    const parts = joinedBy(separator, text);
    if (parts !== undefined) {
      return this.list(parts.flatMap((part): unknown[] => joinedBy(separator, part) ?? [part]));
    }
    const [read, ...others] = this.list(text);
    return typeof read === 'string' && others.length === 0 && !this.isSymbol(read)
      ? read.split(separator)
      : undefined;
  }

  private isSymbol(text: string): boolean {
    return [...this.setting.symbols.values()].some((texts) => texts.includes(text));
  }

  private select(argument: unknown): Resolved | undefined {
    const [index, list] = pairOf(argument);
    const symbol = this.setting.symbols.get(canonical(list));
    // Whichever element it is, it is one of the configured list's.
    if (symbol !== undefined) return symbol.slice(0, 1);
    const element = Array.isArray(list) ? (list as unknown[])[Number(index)] : this.list(list)[Number(index)];
    return element === undefined || element instanceof Unresolved ? undefined : this.list(element);
  }

  private sub(argument: unknown): Resolved | undefined {
    const [text, given] = typeof argument === 'string' ? [argument, {}] : pairOf(argument);
    if (typeof text !== 'string') return undefined;
    const missing: string[] = [];
    const replaced = text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const source =
        isObject(given) && name in given
          ? given[name]
          : name.includes('.')
            ? { 'Fn::GetAtt': name }
            : { Ref: name };
      const [read, ...others] = this.list(source);
      if (typeof read !== 'string' || others.length > 0) missing.push(name);
      return typeof read === 'string' ? read : whole;
    });
    return missing.length === 0 ? [replaced] : undefined;
  }

  private findInMap(argument: unknown): Resolved | undefined {
    if (!Array.isArray(argument)) return undefined;
    const keys = argument.slice(0, 3).map((key) => this.list(key)[0]);
    let found: unknown = this.setting.mappings;
    for (const key of keys) found = typeof key === 'string' && isObject(found) ? found[key] : undefined;
    // A mapping holds texts and lists of them, no intrinsics.
    const texts: unknown[] = [found].flat();
    return texts.every((text) => typeof text === 'string') ? texts : undefined;
  }
}

function pairOf(argument: unknown): [unknown, unknown] {
  return Array.isArray(argument) ? [argument[0], argument[1]] : [undefined, undefined];
}

function joinedBy(separator: string, value: unknown): unknown[] | undefined {
  if (!isIntrinsic(value)) return undefined;
  const [by, parts] = pairOf(value['Fn::Join']);
  if (by !== separator) return undefined;
  return Array.isArray(parts) ? (parts as unknown[]) : [parts];
}

function isDynamicReference(text: string): boolean {
  return text.includes('{{resolve:');
}

/** Names of the conditions that `Fn::If` asks for, anywhere in a value. */
export function conditionNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionNames);
  if (!isObject(value)) return [];
  const argument = value['Fn::If'];
  const own = Array.isArray(argument) && typeof argument[0] === 'string' ? [argument[0]] : [];
  return [...own, ...Object.values(value).flatMap(conditionNames)];
}
