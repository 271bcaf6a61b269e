import { isRecord } from './properties';

/** One text for a value, however its keys are ordered or an attribute is spelt: what is equal here deploys as equal. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return value === undefined ? 'null' : JSON.stringify(value);
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
