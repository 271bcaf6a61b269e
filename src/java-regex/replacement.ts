import { JavaException } from './java-exception';

/** A text, or the number of the group that stands there. */
export type ReplacementPart = string | number;

const plain: readonly ReplacementPart[] = [''];

/** Reads a replacement: `$1`, `${name}`, `\` before a character that stands for itself. */
export function readReplacement(
  replacement: string,
  groupCount: number,
  names: ReadonlyMap<string, number>,
): readonly ReplacementPart[] {
  if (!replacement.includes('$') && !replacement.includes('\\'))
    return replacement === '' ? plain : [replacement];
  const parts: ReplacementPart[] = [];
  let text = '';
  for (let index = 0; index < replacement.length;) {
    const char = replacement.charAt(index++);
    if (char === '\\') {
      if (index === replacement.length) illegal('character to be escaped is missing');
      text += replacement.charAt(index++);
    } else if (char === '$') {
      const reference = readReference(replacement, index, groupCount, names);
      if (text !== '') parts.push(text);
      text = '';
      parts.push(reference.group);
      index = reference.end;
    } else {
      text += char;
    }
  }
  if (text !== '') parts.push(text);
  return parts;
}

interface Reference {
  readonly group: number;
  readonly end: number;
}

function readReference(
  replacement: string,
  start: number,
  groupCount: number,
  names: ReadonlyMap<string, number>,
): Reference {
  if (replacement.charAt(start) === '{') {
    const name = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(replacement.slice(start))?.[1];
    if (name === undefined) return illegal('a group name in {} is expected behind $');
    const group = names.get(name) ?? illegal(`No group with name {${name}}`);
    return { group, end: start + name.length + 2 };
  }
  const first = replacement.charAt(start);
  if (!/^[0-9]$/.test(first))
    return illegal('Illegal group reference: a digit or {name} is expected behind $');
  let group = Number(first);
  let end = start + 1;
  if (group > groupCount) throw new JavaException('java.lang.IndexOutOfBoundsException', `No group ${group}`);
  // As many digits as there are groups for: `$12` is group 1 and a `2` where there are fewer than 12.
  for (; /^[0-9]$/.test(replacement.charAt(end)); end++) {
    const longer = group * 10 + Number(replacement.charAt(end));
    if (longer > groupCount) break;
    group = longer;
  }
  return { group, end };
}

function illegal(message: string): never {
  throw new JavaException('java.lang.IllegalArgumentException', message);
}
