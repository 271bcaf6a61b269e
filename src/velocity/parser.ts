import { parseDirective } from './parse-directive';
import { parseEscape, parseEscapedDirective } from './parse-escape';
import { parseExpression } from './parse-expression';
import { parseReference, scanReference } from './parse-reference';
import { ParserContext } from './parser-context';
import type { TemplatePosition } from './template-error';
import type { TokenKind } from './token';
import { UnexpectedToken } from './token-stream';
import type { Branch, Statement } from './tree';

/** Parses a template, or a text within one. @throws TemplateError */
export function parseTemplate(
  source: string,
  name: string,
  base?: TemplatePosition,
  outer?: ParserContext,
): readonly Statement[] {
  const context = new ParserContext(source, name, base, outer);
  return context.run(() => {
    const statements = parseStatements(context);
    context.stream.take('EOF');
    return statements;
  });
}

const plainText: readonly TokenKind[] = [
  'TEXT',
  'DOT',
  'RPAREN',
  'LPAREN',
  'INTEGER_LITERAL',
  'FLOATING_POINT_LITERAL',
  'STRING_LITERAL',
  'ESCAPE',
  'LCURLY',
  'RCURLY',
  'EMPTY_INDEX',
];

/** What a block or template holds, up to what cannot belong to it. */
export function parseStatements(context: ParserContext): readonly Statement[] {
  const statements: Statement[] = [];
  while (parseStatement(context, statements));
  return statements;
}

function parseStatement(context: ParserContext, into: Statement[]): boolean {
  const { stream } = context;
  const { kind } = stream.peek();
  switch (kind) {
    case 'IF_DIRECTIVE':
      into.push(context.nested(() => parseIf(context)));
      return true;
    case 'IDENTIFIER':
      into.push({ type: 'reference', reference: parseReference(context) });
      return true;
    case 'LCURLY':
      if (!stream.lookahead(2, () => scanReference(stream))) break;
      into.push({ type: 'reference', reference: parseReference(context) });
      return true;
    case 'SINGLE_LINE_COMMENT_START':
      parseLineComment(context, into);
      return true;
    case 'MULTI_LINE_COMMENT':
    case 'FORMAL_COMMENT':
      appendText(into, textBeforeComment(stream.take(kind).image));
      return true;
    case 'TEXTBLOCK':
      // Three characters go at each end, though a `$` that begins nothing may be the first of them.
      appendText(into, stream.take(kind).image.slice(3, -3));
      return true;
    case 'SET_DIRECTIVE':
      into.push(parseSet(context));
      return true;
    case 'ESCAPE_DIRECTIVE':
      appendText(into, parseEscapedDirective(context));
      return true;
    case 'DOUBLE_ESCAPE':
      appendText(into, parseEscape(context));
      return true;
    case 'WORD':
    case 'BRACKETED_WORD':
      parseDirective(context, into);
      return true;
    default:
      break;
  }
  if (!plainText.includes(kind)) return false;
  const token = stream.take(kind);
  appendText(into, token.lead + token.image);
  return true;
}

/** Puts neighbouring texts into one. */
export function appendText(into: Statement[], text: string): void {
  const last = into.at(-1);
  if (last?.type === 'text') into[into.length - 1] = { type: 'text', text: last.text + text };
  else if (text !== '') into.push({ type: 'text', text });
}

/** A comment to the end of the line. */
function parseLineComment(context: ParserContext, into: Statement[]): void {
  const { stream } = context;
  appendText(into, textBeforeComment(stream.take('SINGLE_LINE_COMMENT_START').image));
  stream.accept('SINGLE_LINE_COMMENT');
}

/** A `$` right before a comment is text; of a comment with anything in it only the end is left here. */
function textBeforeComment(image: string): string {
  const line = image.indexOf('##');
  const start = line < 0 ? image.indexOf('#*') : line;
  return image.slice(0, Math.max(start, 0));
}

function parseSet(context: ParserContext): Statement {
  const { stream } = context;
  const position = context.positionOf(stream.take('SET_DIRECTIVE'));
  stream.accept('WHITESPACE');
  const target = parseReference(context);
  stream.accept('WHITESPACE');
  stream.take('EQUALS');
  const value = parseExpression(context);
  stream.take('RPAREN');
  stream.manager.inSet = false;
  stream.accept('NEWLINE');
  return { type: 'set', target, value, position };
}

function parseIf(context: ParserContext): Statement {
  const { stream } = context;
  const branches: Branch[] = [parseBranch(context, 'IF_DIRECTIVE')];
  while (stream.at('ELSEIF_DIRECTIVE')) branches.push(parseBranch(context, 'ELSEIF_DIRECTIVE'));
  const otherwise = stream.accept('ELSE_DIRECTIVE') ? parseStatements(context) : [];
  takeEnd(context);
  return { type: 'if', branches, otherwise };
}

function parseBranch(context: ParserContext, kind: 'IF_DIRECTIVE' | 'ELSEIF_DIRECTIVE'): Branch {
  const { stream } = context;
  stream.take(kind);
  stream.accept('WHITESPACE');
  stream.take('LPAREN');
  const condition = parseExpression(context);
  stream.take('RPAREN');
  return { condition, body: parseStatements(context) };
}

/** Takes the `#end` of a block. */
export function takeEnd(context: ParserContext): void {
  const token = context.stream.peek();
  if (token.kind !== 'END') throw new UnexpectedToken(token, ['END']);
  context.stream.take('END');
}
