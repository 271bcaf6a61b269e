import type { ParserContext } from './parser-context';
import { parseReference, scanReference } from './parse-reference';
import { parseStringLiteral } from './parse-string-literal';
import type { Token, TokenKind } from './token';
import { UnexpectedToken, type TokenStream } from './token-stream';
import type { ChainOperator, Expression, Link } from './tree';

/** The operators of each level, the loosest first. */
const levels: readonly (readonly (readonly [TokenKind, ChainOperator])[])[] = [
  [['LOGICAL_OR', 'or']],
  [['LOGICAL_AND', 'and']],
  [
    ['LOGICAL_EQUALS', 'equals'],
    ['LOGICAL_NOT_EQUALS', 'notEquals'],
  ],
  [
    ['LOGICAL_LT', 'less'],
    ['LOGICAL_GT', 'greater'],
    ['LOGICAL_LE', 'lessOrEqual'],
    ['LOGICAL_GE', 'greaterOrEqual'],
  ],
  [
    ['PLUS', 'add'],
    ['MINUS', 'subtract'],
  ],
  [
    ['MULTIPLY', 'multiply'],
    ['DIVIDE', 'divide'],
    ['MODULUS', 'modulo'],
  ],
];

/** A whole expression, as in `#if` and `#set`. */
export function parseExpression(context: ParserContext, level = 0): Expression {
  const operators = levels[level];
  if (operators === undefined) return parseUnary(context);
  const { stream } = context;
  const before = stream.current;
  const first = parseExpression(context, level + 1);
  const links: Link[] = [];
  for (;;) {
    const kind = stream.peek().kind;
    const operator = operators.find(([operatorKind]) => operatorKind === kind)?.[1];
    if (operator === undefined) break;
    const token = stream.take(kind);
    const operand = parseExpression(context, level + 1);
    links.push({
      operator,
      operand,
      source: context.sourceBehind(token),
      position: context.positionOf(token),
    });
  }
  return links.length === 0 ? first : { type: 'chain', first, links, source: context.sourceBehind(before) };
}

function parseUnary(context: ParserContext): Expression {
  const { stream } = context;
  const negated = stream.lookahead(2, () => {
    stream.scanOptional(() => stream.scan('WHITESPACE'));
    return stream.scan('LOGICAL_NOT');
  });
  if (!negated) return parsePrimary(context);
  stream.accept('WHITESPACE');
  const before = stream.current;
  stream.take('LOGICAL_NOT');
  return context.nested(() => ({
    type: 'not',
    operand: parseUnary(context),
    source: context.sourceBehind(before),
  }));
}

function parsePrimary(context: ParserContext): Expression {
  const { stream } = context;
  stream.accept('WHITESPACE');
  const parsed = stream.at('LPAREN') ? parseGroup(context) : parseValue(context);
  stream.accept('WHITESPACE');
  return parsed;
}

function parseGroup(context: ParserContext): Expression {
  context.stream.take('LPAREN');
  const inner = context.nested(() => parseExpression(context));
  context.stream.take('RPAREN');
  // A sum in parentheses is one part, with the text of all of it.
  return inner.type === 'chain' ? { type: 'chain', first: inner, links: [], source: inner.source } : inner;
}

/** An argument of a method, an item of a list, a part of a map: no operators. */
export function parseParameter(context: ParserContext): Expression {
  const { stream } = context;
  stream.accept('WHITESPACE');
  const value = parseValue(context);
  stream.accept('WHITESPACE');
  return value;
}

const indexKinds: readonly TokenKind[] = [
  'STRING_LITERAL',
  'INTEGER_LITERAL',
  'TRUE',
  'FALSE',
  'IDENTIFIER',
  'LCURLY',
];

/** What stands in `[…]` behind a reference. */
export function parseIndexArgument(context: ParserContext): Expression {
  const { stream } = context;
  stream.accept('WHITESPACE');
  if (!indexKinds.includes(stream.peek().kind)) throw new UnexpectedToken(stream.peek(), indexKinds);
  const value = parseValue(context);
  stream.accept('WHITESPACE');
  return value;
}

const valueKinds: readonly TokenKind[] = [
  'STRING_LITERAL',
  'INTEGER_LITERAL',
  'LBRACKET',
  'LEFT_CURLEY',
  'TRUE',
  'FALSE',
  'IDENTIFIER',
  'LCURLY',
  'FLOATING_POINT_LITERAL',
];

/** The grammar lets a `#` begin a number, which is then none. */
function refuseHash(token: Token): void {
  if (token.image.startsWith('#')) throw new UnexpectedToken(token, valueKinds);
}

/** A literal or a reference. */
export function parseValue(context: ParserContext): Expression {
  const { stream } = context;
  const token = stream.peek();
  switch (token.kind) {
    case 'STRING_LITERAL':
      return parseStringLiteral(context);
    case 'INTEGER_LITERAL':
      refuseHash(token);
      stream.take(token.kind);
      return { type: 'integer', digits: token.image, source: token.image };
    case 'FLOATING_POINT_LITERAL':
      refuseHash(token);
      stream.take(token.kind);
      return { type: 'float', digits: token.image, source: token.image };
    case 'TRUE':
    case 'FALSE':
      stream.take(token.kind);
      return { type: 'boolean', value: token.kind === 'TRUE', source: token.image };
    case 'IDENTIFIER':
    case 'LCURLY': {
      const reference = context.nested(() => parseReference(context));
      return { type: 'reference', reference, source: reference.literal };
    }
    case 'LBRACKET':
      return context.nested(() =>
        stream.lookahead(Infinity, () => scanRangeStart(stream)) ? parseRange(context) : parseList(context),
      );
    case 'LEFT_CURLEY':
      return context.nested(() => parseMap(context));
    default:
      throw new UnexpectedToken(token, valueKinds);
  }
}

function parseRange(context: ParserContext): Expression {
  const { stream } = context;
  const before = stream.current;
  const position = context.positionOf(stream.take('LBRACKET'));
  const from = parseRangeEnd(context);
  stream.take('DOUBLEDOT');
  const to = parseRangeEnd(context);
  stream.take('RBRACKET');
  return { type: 'range', from, to, source: context.sourceBehind(before), position };
}

function parseRangeEnd(context: ParserContext): Expression {
  const { stream } = context;
  stream.accept('WHITESPACE');
  const { kind } = stream.peek();
  if (kind !== 'INTEGER_LITERAL' && kind !== 'IDENTIFIER' && kind !== 'LCURLY') {
    throw new UnexpectedToken(stream.peek(), ['INTEGER_LITERAL', 'IDENTIFIER', 'LCURLY']);
  }
  const end = parseValue(context);
  stream.accept('WHITESPACE');
  return end;
}

function parseList(context: ParserContext): Expression {
  const { stream } = context;
  const before = stream.current;
  stream.take('LBRACKET');
  const items: Expression[] = [];
  if (!stream.at('RBRACKET')) {
    do items.push(parseParameter(context));
    while (stream.accept('COMMA'));
  }
  stream.take('RBRACKET');
  return { type: 'list', items, source: context.sourceBehind(before) };
}

function parseMap(context: ParserContext): Expression {
  const { stream } = context;
  const before = stream.current;
  stream.take('LEFT_CURLEY');
  const entries: (readonly [Expression, Expression])[] = [];
  if (stream.lookahead(2, () => scanEntry(stream))) {
    do {
      const key = parseParameter(context);
      stream.take('COLON');
      entries.push([key, parseParameter(context)]);
    } while (stream.accept('COMMA'));
  } else {
    stream.accept('WHITESPACE');
  }
  stream.take('RIGHT_CURLEY', 'RCURLY');
  return { type: 'map', entries, source: context.sourceBehind(before) };
}

function scanBlank(stream: TokenStream): boolean {
  return stream.scanOptional(() => stream.scan('WHITESPACE'));
}

/** Within a look-ahead: `[` and a first end of a range, up to its `..`. */
export function scanRangeStart(stream: TokenStream): boolean {
  return (
    stream.scan('LBRACKET') &&
    scanBlank(stream) &&
    scanRangeEnd(stream) &&
    scanBlank(stream) &&
    stream.scan('DOUBLEDOT')
  );
}

function scanRangeEnd(stream: TokenStream): boolean {
  return stream.scanAny(
    () => scanReference(stream),
    () => stream.scan('INTEGER_LITERAL'),
  );
}

function scanRange(stream: TokenStream): boolean {
  return (
    scanRangeStart(stream) &&
    scanBlank(stream) &&
    scanRangeEnd(stream) &&
    scanBlank(stream) &&
    stream.scan('RBRACKET')
  );
}

function scanEntry(stream: TokenStream): boolean {
  return scanParameter(stream) && stream.scan('COLON') && scanParameter(stream);
}

function scanMap(stream: TokenStream): boolean {
  return (
    stream.scan('LEFT_CURLEY') &&
    stream.scanAny(
      () => scanEntry(stream) && stream.scanRepeated(() => stream.scan('COMMA') && scanEntry(stream)),
      () => scanBlank(stream),
    ) &&
    stream.scanAny(
      () => stream.scan('RIGHT_CURLEY'),
      () => stream.scan('RCURLY'),
    )
  );
}

function scanList(stream: TokenStream): boolean {
  if (!stream.scan('LBRACKET')) return false;
  stream.scanOptional(
    () => scanParameter(stream) && stream.scanRepeated(() => stream.scan('COMMA') && scanParameter(stream)),
  );
  return stream.scan('RBRACKET');
}

/** Within a look-ahead: an argument. */
export function scanParameter(stream: TokenStream): boolean {
  scanBlank(stream);
  return (
    stream.scanAny(
      () => stream.scan('STRING_LITERAL'),
      () => stream.scan('INTEGER_LITERAL'),
      () => scanRange(stream),
      () => scanMap(stream),
      () => scanList(stream),
      () => stream.scan('TRUE'),
      () => stream.scan('FALSE'),
      () => scanReference(stream),
      () => stream.scan('FLOATING_POINT_LITERAL'),
    ) && scanBlank(stream)
  );
}

/** Within a look-ahead: what an index holds. */
export function scanIndexArgument(stream: TokenStream): boolean {
  scanBlank(stream);
  return (
    stream.scanAny(
      () => stream.scan('STRING_LITERAL'),
      () => stream.scan('INTEGER_LITERAL'),
      () => stream.scan('TRUE'),
      () => stream.scan('FALSE'),
      () => scanReference(stream),
    ) && scanBlank(stream)
  );
}
