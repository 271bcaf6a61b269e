import type { PathToken } from './path-token';
import type { Operand, Predicate } from './predicate';

/** Where newer versions of Jayway read a path differently than 2.0.0 does, as far as the path itself shows. */
export function pathDisagreements(fragments: readonly string[], tokens: readonly PathToken[]): string[] {
  const found = new Set<string>();
  fragments.forEach((fragment, index) => {
    const token = tokens[index];
    if (token) for (const message of tokenDisagreements(fragment, token)) found.add(message);
  });
  return [...found];
}

const wellFormed =
  /^(?:\.\.|\[(?:\*|\?.*|\(@.*\)|'[^']*'(?:\s*,\s*'[^']*')*|-?\d+(?:,\s*-?\d+)*|-?\d*:-?\d*(?::-?\d*)?)\])$/s;

function tokenDisagreements(fragment: string, token: PathToken): string[] {
  if (!wellFormed.test(fragment)) return [`${fragment} is read in its own way by each version`];
  switch (token.kind) {
    case 'property':
      return token.names.flatMap(nameDisagreements);
    case 'index':
      if (token.fromEnd) return [`${fragment} is refused by newer versions`];
      return token.index < 0 ? [`${fragment} finds nothing in 2.0.0; newer versions count from the end`] : [];
    case 'indexes':
      return token.indexes.some((index) => index < 0)
        ? [`${fragment} finds nothing in 2.0.0; newer versions count negative indexes from the end`]
        : [];
    case 'slice':
      return token.from !== undefined && token.from < 0 && token.to !== undefined
        ? [`${fragment} finds nothing in 2.0.0; newer versions count from the end`]
        : [];
    case 'filter':
      return [...predicateDisagreements(token.predicate), ...groups(fragment)];
    case 'root':
    case 'wildcard':
    case 'scan':
      return [];
  }
}

function nameDisagreements(name: string): string[] {
  if (/^[a-z]+\(.*\)$/i.test(name)) {
    return [
      `.${name} is a name in 2.0.0 and a function in newer versions: use size() of the template language`,
    ];
  }
  return name.includes('\\')
    ? [`the backslash in '${name}' is itself in 2.0.0 and an escape in newer versions`]
    : [];
}

function groups(fragment: string): string[] {
  const bare = fragment.replace(/'[^']*'|\/[^/]*\/|\(\)/g, '');
  return (bare.match(/\(/g)?.length ?? 0) > 1
    ? ['parentheses within a filter do not group in 2.0.0; in newer versions they do']
    : [];
}

function predicateDisagreements(predicate: Predicate): string[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.parts.flatMap(predicateDisagreements);
    case 'not':
      return predicateDisagreements(predicate.part);
    case 'exists':
      return [...predicate.path.warnings];
    case 'comparison':
      return [...operandDisagreements(predicate.left), ...operandDisagreements(predicate.right)];
    case 'newer':
      return [];
  }
}

function operandDisagreements(operand: Operand): string[] {
  if (operand.kind === 'path') return [...operand.path.warnings];
  if (operand.kind === 'pattern') return [];
  if (operand.text.startsWith('"')) {
    return [`2.0.0 takes the double quotes of ${operand.text} for part of the text: use single quotes`];
  }
  return [];
}
