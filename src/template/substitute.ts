import { mapValues } from 'lodash';

/** What the names of a template stand for. */
export interface Names {
  /** Of what `Ref` names, and of an attribute, as `LogicalId.Attribute`; undefined for what stands for itself. */
  readonly valueOf: (name: string) => unknown;
  /** Conditions and mappings with another name. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly mappings?: Readonly<Record<string, string>>;
}

/** A part of a template with names replaced by what they stand for. */
export function substitute(value: unknown, names: Names): unknown {
  const inner = (part: unknown): unknown => substitute(part, names);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;

  const [[key, argument] = ['', undefined], ...others] = Object.entries(value) as [string, unknown][];
  if (others.length === 0) {
    const found = names.valueOf(nameIn(key, argument));
    if (found !== undefined) return found;
    if (key === 'Fn::Sub') return { [key]: substituteText(argument, names) };
    const table = key === 'Fn::If' ? names.conditions : key === 'Fn::FindInMap' ? names.mappings : undefined;
    if (table && Array.isArray(argument)) {
      const [name, ...rest] = argument as unknown[];
      return { [key]: [renamed(name, table), ...rest].map(inner) };
    }
  }
  return mapValues(value, (part, name) =>
    name === 'Condition' ? inner(renamed(part, names.conditions)) : inner(part),
  );
}

/** What an intrinsic names: `Id` of a `Ref`, `Id.Attribute` of a `Fn::GetAtt`. */
function nameIn(key: string, argument: unknown): string {
  if (key === 'Ref' && typeof argument === 'string') return argument;
  if (key !== 'Fn::GetAtt') return '';
  return Array.isArray(argument) ? argument.join('.') : String(argument);
}

function renamed(name: unknown, table: Readonly<Record<string, string>> = {}): unknown {
  return typeof name === 'string' ? (table[name] ?? name) : name;
}

/** The argument of `Fn::Sub`: what a name in the text stands for becomes a variable. */
function substituteText(argument: unknown, names: Names): unknown {
  const [text, given = {}] = (Array.isArray(argument) ? argument : [argument]) as [
    unknown,
    Record<string, unknown>?,
  ];
  const variables: Record<string, unknown> = mapValues(given, (value) => substitute(value, names));
  if (typeof text !== 'string') return argument;
  const replaced = text.replace(/\$\{([^!}][^}]*)\}/g, (whole, name: string) => {
    if (name in given) return whole;
    const value = names.valueOf(name);
    if (value === undefined) return whole;
    const variable = name.replace(/\W/g, '');
    variables[variable] = value;
    return `\${${variable}}`;
  });
  return Object.keys(variables).length === 0 ? replaced : [replaced, variables];
}
