import type { TokenKind } from './token';

const names: Partial<Record<TokenKind, string>> = {
  EOF: 'the end of the template',
  INDEX_RBRACKET: ']',
  RBRACKET: ']',
  COMMA: ',',
  DOUBLEDOT: '..',
  COLON: ':',
  RIGHT_CURLEY: '}',
  RCURLY: '}',
  LPAREN: '(',
  RPAREN: ')',
  REFMOD2_RPAREN: ')',
  LBRACKET: 'a list',
  LEFT_CURLEY: 'a map',
  STRING_LITERAL: 'a text in quotes',
  INTEGER_LITERAL: 'a number',
  FLOATING_POINT_LITERAL: 'a number',
  TRUE: 'true or false',
  FALSE: 'true or false',
  EQUALS: '=',
  END: '#end',
  IDENTIFIER: 'a reference',
  LCURLY: 'a reference',
  DOT: '.',
  WORD: 'a word',
};

/** A token in the words of an error message. */
export function describeToken(kind: TokenKind): string {
  return names[kind] ?? kind;
}
