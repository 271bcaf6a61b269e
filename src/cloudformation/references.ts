/** Something outside a value that the value depends on. */
export type Reference =
  | { readonly kind: 'logicalId' | 'condition' | 'dynamic'; readonly name: string }
  | { readonly kind: 'import'; readonly name: unknown }
  | { readonly kind: 'mapping'; readonly name: string; readonly keys: readonly unknown[] };

/** Every reference in a part of a template, in the order in which they stand there. */
export function* references(value: unknown): Generator<Reference> {
  if (typeof value === 'string') {
    for (const [, name = ''] of value.matchAll(/\{\{resolve:([^}]*)\}\}/g)) yield { kind: 'dynamic', name };
  } else if (Array.isArray(value)) {
    for (const element of value) yield* references(element);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* direct(key, inner);
      yield* references(inner);
    }
  }
}

function* direct(key: string, argument: unknown): Generator<Reference> {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const [first, ...rest] = list;
  const text = typeof first === 'string' ? first : '';
  if (key === 'Ref') yield { kind: 'logicalId', name: text };
  if (key === 'Fn::GetAtt') yield { kind: 'logicalId', name: beforeDot(text) };
  if (key === 'Fn::Sub') {
    for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
      yield { kind: 'logicalId', name: beforeDot(name) };
    }
  }
  if (key === 'Fn::ImportValue') yield { kind: 'import', name: argument };
  if (key === 'Fn::If' || key === 'Condition') yield { kind: 'condition', name: text };
  if (key === 'Fn::FindInMap') yield { kind: 'mapping', name: text, keys: rest };
}

function beforeDot(text: string): string {
  return text.split('.')[0] ?? '';
}
