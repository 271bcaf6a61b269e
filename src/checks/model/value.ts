import type { CloudFormationTemplate } from '../../template/template';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isIntrinsic(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] !== undefined && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) && !isIntrinsic(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The logical id that `{Ref: X}` or `{'Fn::GetAtt': [X, …]}` names. */
export function referenceTo(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value['Ref'] === 'string') return value['Ref'];
  const attribute = value['Fn::GetAtt'];
  if (typeof attribute === 'string') return attribute.split('.')[0];
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute[0] : undefined;
}

/** Every logical id that a value refers to, however deep. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const own = referenceTo(value);
  const sub = value['Fn::Sub'];
  const text = typeof sub === 'string' ? sub : Array.isArray(sub) && typeof sub[0] === 'string' ? sub[0] : '';
  const named = [...text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)].map((match) => match[1] ?? '');
  return [...(own === undefined ? [] : [own]), ...named, ...Object.values(value).flatMap(references)];
}

/**
 * The text of a value, as far as the template itself knows it: texts, `Fn::FindInMap` of literal keys, and `Fn::Join` and
 * `Fn::Sub` of such. Undefined where only CloudFormation knows it.
 */
function textOf(value: unknown, template: CloudFormationTemplate): string | undefined {
  if (typeof value === 'string') return value.includes('{{resolve:') ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isIntrinsic(value)) return undefined;
  const found = value['Fn::FindInMap'];
  if (Array.isArray(found)) {
    const [map, first, second] = found.map((key) => textOf(key, template) ?? '');
    // A mapping holds no intrinsics.
    const value: unknown = template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }
  const joined = value['Fn::Join'];
  if (Array.isArray(joined) && typeof joined[0] === 'string' && Array.isArray(joined[1])) {
    const parts = joined[1].map((part: unknown) => textOf(part, template));
    return parts.every((part) => part !== undefined) ? parts.join(joined[0]) : undefined;
  }
  const sub = value['Fn::Sub'];
  if (typeof sub === 'string' && !/\$\{[^!]/.test(sub)) return sub.replaceAll('${!', '${');
  return undefined;
}

/** `textOf`, which remembers: a stack names few texts often. */
export type TextReader = (value: unknown) => string | undefined;

export function textReader(template: CloudFormationTemplate): TextReader {
  const known = new Map<string, string | undefined>();
  return (value) => {
    if (!isObject(value)) return textOf(value, template);
    const key = JSON.stringify(value);
    if (!known.has(key)) known.set(key, textOf(value, template));
    return known.get(key);
  };
}

/** As `textOf`, with a stand-in for every part that is not known: good for what a text is like, not for what it says. */
export function shapeOf(value: unknown, template: CloudFormationTemplate, standIn = 'x'): string {
  const text = textOf(value, template);
  if (text !== undefined) return text;
  if (!isIntrinsic(value)) return standIn;
  const joined = value['Fn::Join'];
  if (Array.isArray(joined) && typeof joined[0] === 'string' && Array.isArray(joined[1])) {
    return joined[1].map((part: unknown) => shapeOf(part, template, standIn)).join(joined[0]);
  }
  const sub = value['Fn::Sub'];
  const source: unknown = Array.isArray(sub) ? sub[0] : sub;
  return typeof source === 'string' ? source.replace(/\$\{[^}]*\}/g, standIn) : standIn;
}
