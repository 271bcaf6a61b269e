/** Something outside a value that the value depends on. */
export type Reference =
  | { readonly kind: 'logicalId' | 'condition' | 'dynamic'; readonly name: string }
  | { readonly kind: 'import'; readonly name: unknown }
  | { readonly kind: 'mapping'; readonly name: string; readonly keys: readonly unknown[] };

/** Every reference in a part of a template, in the order in which they stand there. */
export function references(value: unknown): readonly Reference[] {
  const found: Reference[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Reference[]): void {
  if (typeof value === 'string') {
    if (!value.includes('{{resolve:')) return;
    for (const [, name = ''] of value.matchAll(/\{\{resolve:([^}]*)\}\}/g)) {
      found.push({ kind: 'dynamic', name });
    }
  } else if (Array.isArray(value)) {
    for (const element of value) collect(element, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      collectDirect(key, inner, found);
      collect(inner, found);
    }
  }
}

function collectDirect(key: string, argument: unknown, found: Reference[]): void {
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  const text = typeof first === 'string' ? first : '';
  switch (key) {
    case 'Ref':
      found.push({ kind: 'logicalId', name: text });
      break;
    case 'Fn::GetAtt':
      found.push({ kind: 'logicalId', name: beforeDot(text) });
      break;
    case 'Fn::Sub':
      for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
        found.push({ kind: 'logicalId', name: beforeDot(name) });
      }
      break;
    case 'Fn::ImportValue':
      found.push({ kind: 'import', name: argument });
      break;
    case 'Fn::If':
    case 'Condition':
      found.push({ kind: 'condition', name: text });
      break;
    case 'Fn::FindInMap':
      found.push({ kind: 'mapping', name: text, keys: Array.isArray(argument) ? argument.slice(1) : [] });
      break;
  }
}

function beforeDot(text: string): string {
  return text.split('.')[0] ?? '';
}
