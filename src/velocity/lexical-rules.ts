import type { LexicalState, TokenKind } from './token';

/**
 * What becomes of a match: `token` is handed on; `more` is the beginning of the next token; `skip` goes; `lead` goes
 * too, but its `$` and `#` are kept for the text behind it.
 */
export type RuleType = 'token' | 'more' | 'skip' | 'lead';

export interface LexicalRule {
  readonly kind: TokenKind;
  readonly type: RuleType;
  /** How many characters match at a position; 0 for none. */
  match(source: string, position: number): number;
}

function rule(kind: TokenKind, pattern: RegExp, type: RuleType = 'token'): LexicalRule {
  const sticky = new RegExp(pattern.source, 'sy');
  return {
    kind,
    type,
    match(source, position) {
      sticky.lastIndex = position;
      return sticky.test(source) ? sticky.lastIndex - position : 0;
    },
  };
}

/** Where a run of backslashes ends, found once for each run: a token may begin at every place in it. */
function backslashes(
  source: string,
  position: number,
  known: { source: string; start: number; end: number },
): number {
  if (known.source === source && position >= known.start && position <= known.end) return known.end;
  let end = position;
  while (source.charCodeAt(end) === 92) end++;
  known.source = source;
  known.start = position;
  known.end = end;
  return end;
}

/** `$` behind any number of backslashes, and for the second kind a `!` behind it, backslashes between. */
function dollarRule(kind: 'DOLLAR' | 'DOLLARBANG'): LexicalRule {
  const before = { source: '', start: 0, end: -1 };
  const after = { source: '', start: 0, end: -1 };
  return {
    kind,
    type: 'more',
    match(source, position) {
      const first = source.charCodeAt(position);
      if (first !== 36 && first !== 92) return 0;
      const dollar = backslashes(source, position, before);
      if (source.charAt(dollar) !== '$') return 0;
      if (kind === 'DOLLAR') return dollar + 1 - position;
      const mark = backslashes(source, dollar + 1, after);
      return source.charAt(mark) === '!' ? mark + 1 - position : 0;
    },
  };
}

/** A quoted text: a doubled quote stands for one, a backslash for nothing special. */
const stringRule: LexicalRule = {
  kind: 'STRING_LITERAL',
  type: 'token',
  match(source, position) {
    const quote = source.charAt(position);
    if (quote !== '"' && quote !== "'") return 0;
    let longest = 0;
    for (let at = source.indexOf(quote, position + 1); at >= 0; at = source.indexOf(quote, at + 2)) {
      longest = at + 1 - position;
      if (source.charAt(at + 1) !== quote) return longest;
    }
    return longest;
  },
};

const escapedDirectiveRule: LexicalRule = (() => {
  const run = { source: '', start: 0, end: -1 };
  const tail = rule('ESCAPE_DIRECTIVE', /#(?:[a-zA-Z_@][a-zA-Z0-9_@]*|\{[a-zA-Z_][a-zA-Z0-9_@]*\})/);
  return {
    kind: 'ESCAPE_DIRECTIVE',
    type: 'token',
    match(source: string, position: number) {
      if (source.charCodeAt(position) !== 92) return 0;
      const end = backslashes(source, position, run);
      if ((end - position) % 2 === 0) return 0;
      const length = tail.match(source, end);
      return length === 0 ? 0 : end - position + length;
    },
  } as const;
})();

const ending = '(?:[ \\t]*(?:\\r\\n|\\n|\\r))?';
const exponent = '[eE][+-]?[0-9]+';

const anywhere: readonly LexicalRule[] = [
  dollarRule('DOLLAR'),
  dollarRule('DOLLARBANG'),
  rule('TEXTBLOCK_START', /#\[\[/, 'more'),
  rule('FORMAL_COMMENT_START', /#\*\*[^#]/, 'more'),
  rule('MULTI_LINE_COMMENT_START', /#\*/, 'more'),
  rule('HASH', /#/, 'more'),
];
const setDirective = rule('SET_DIRECTIVE', /[ \t]*(?:#set|#\{set\}) *\(/);
const lineComment = rule('SINGLE_LINE_COMMENT_START', /##/);
const commentCharacter = rule('COMMENT_CHARACTER', /./, 'skip');
const whitespace = rule('WHITESPACE', /[ \t\n\r]+/);
const booleans = [rule('TRUE', /true/), rule('FALSE', /false/)];
const numbers = [
  rule('INTEGER_LITERAL', /-?[0-9]+(?:\.\.)?/),
  rule(
    'FLOATING_POINT_LITERAL',
    new RegExp(`-?[0-9]+\\.[0-9]*(?:${exponent})?|-?\\.[0-9]+(?:${exponent})?|-?[0-9]+${exponent}`),
  ),
];
const words = [
  rule('WORD', /[a-zA-Z_@][a-zA-Z0-9_@]*/),
  rule('BRACKETED_WORD', /\{[a-zA-Z_][a-zA-Z0-9_@]*\}/),
];
const identifiers = [rule('IDENTIFIER', /[a-zA-Z_][a-zA-Z0-9_-]*/), rule('DOT', /\.[a-zA-Z]/)];
const curlies = [rule('LCURLY', /\{/), rule('RCURLY', /\}/)];
const listMarks = [
  rule('LBRACKET', /\[/),
  rule('RBRACKET', /\]/),
  rule('COMMA', /,/),
  rule('DOUBLEDOT', /\.\./),
];
const mapMarks = [rule('COLON', /:/), rule('LEFT_CURLEY', /\{/), rule('RIGHT_CURLEY', /\}/)];
const emptyIndex = rule('EMPTY_INDEX', /\$\[|\$!\[|\$\\!\[|\$\./);
const referenceTerminator = rule('REFERENCE_TERMINATOR', /./, 'lead');
const leftParenthesis = rule('LPAREN', /\(/);
const indexStart = rule('INDEX_LBRACKET', /\[/);

const operators = [
  rule('MINUS', /-/),
  rule('PLUS', /\+/),
  rule('MULTIPLY', /\*/),
  rule('DIVIDE', /\//),
  rule('MODULUS', /%/),
  rule('LOGICAL_AND', /&&|and/),
  rule('LOGICAL_OR', /\|\||or/),
  rule('LOGICAL_LT', /<|lt/),
  rule('LOGICAL_LE', /<=|le/),
  rule('LOGICAL_GT', />|gt/),
  rule('LOGICAL_GE', />=|ge/),
  rule('LOGICAL_EQUALS', /==|eq/),
  rule('LOGICAL_NOT_EQUALS', /!=|ne/),
  rule('LOGICAL_NOT', /!|not/),
  rule('EQUALS', /=/),
];

/** The rules of each state. The longest match wins, and of equally long ones the first. */
export const lexicalRules: Readonly<Record<LexicalState, readonly LexicalRule[]>> = {
  DEFAULT: [
    escapedDirectiveRule,
    setDirective,
    ...anywhere,
    lineComment,
    rule('DOUBLE_ESCAPE', /\\\\/),
    rule('ESCAPE', /\\/),
    rule('TEXT', /[^$#\\]+/),
    emptyIndex,
  ],
  REFERENCE: [
    indexStart,
    setDirective,
    ...anywhere,
    lineComment,
    ...booleans,
    ...identifiers,
    ...curlies,
    referenceTerminator,
    emptyIndex,
  ],
  REFMODIFIER: [
    indexStart,
    leftParenthesis,
    setDirective,
    ...anywhere,
    ...booleans,
    ...identifiers,
    ...curlies,
    referenceTerminator,
  ],
  REFMOD2: [
    ...listMarks,
    ...mapMarks,
    rule('REFMOD2_RPAREN', /\)/),
    setDirective,
    ...anywhere,
    whitespace,
    stringRule,
    ...booleans,
    ...numbers,
    ...identifiers,
  ],
  REFINDEX: [rule('INDEX_RBRACKET', /\]/), ...anywhere, whitespace, stringRule, ...booleans, ...numbers],
  PRE_DIRECTIVE: [
    ...anywhere,
    lineComment,
    rule('END', new RegExp(`(?:end|\\{end\\})${ending}`)),
    rule('IF_DIRECTIVE', /if|\{if\}/),
    rule('ELSEIF_DIRECTIVE', /elseif|\{elseif\}/),
    rule('ELSE_DIRECTIVE', new RegExp(`(?:else|\\{else\\})${ending}`)),
    ...numbers,
    ...words,
    rule('DIRECTIVE_TERMINATOR', /./, 'lead'),
  ],
  DIRECTIVE: [
    ...listMarks,
    ...mapMarks,
    leftParenthesis,
    rule('RPAREN', new RegExp(`\\)${ending}`)),
    ...anywhere,
    lineComment,
    whitespace,
    stringRule,
    ...booleans,
    rule('NEWLINE', /\r\n|\n|\r/),
    ...operators,
    ...numbers,
    ...words,
  ],
  IN_SINGLE_LINE_COMMENT: [...anywhere, rule('SINGLE_LINE_COMMENT', /\r\n|\n|\r/), commentCharacter],
  IN_FORMAL_COMMENT: [...anywhere, rule('FORMAL_COMMENT', /\*#/), commentCharacter],
  IN_MULTI_LINE_COMMENT: [...anywhere, rule('MULTI_LINE_COMMENT', /\*#/), commentCharacter],
  IN_TEXTBLOCK: [...anywhere, rule('TEXTBLOCK', /\]\]#/), rule('TEXTBLOCK_CHARACTER', /./, 'more')],
};
