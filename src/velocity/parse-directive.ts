import { blockDirectives, lineDirectives } from './directive-names';
import { parseValue, scanParameter } from './parse-expression';
import { appendText, parseStatements, takeEnd } from './parser';
import type { ParserContext } from './parser-context';
import type { Token } from './token';
import type { TokenStream } from './token-stream';
import type { Expression, Statement } from './tree';

/** A bare word among the arguments, such as `in`. */
interface Word {
  readonly type: 'word';
  readonly source: string;
}

type DirectiveArgument = Word | Expression;

/** `#name` or `#name( … )`, with a body where the name asks for one. A name that is no directive is text. */
export function parseDirective(context: ParserContext, into: Statement[]): void {
  const { stream } = context;
  const token = stream.take('WORD', 'BRACKETED_WORD');
  // Behind a `$` the name is none that Velocity knows: `$#foreach` is text.
  const name = token.kind === 'WORD' ? token.image.slice(1) : token.image.slice(2, -1);
  const known = blockDirectives.has(name) || lineDirectives.has(name);
  stream.manager.switchTo('DIRECTIVE');
  if (!stream.manager.beforeParenthesis()) {
    stream.manager.pop();
    withoutArguments(context, token, name, into);
    return;
  }
  const args = parseArguments(context, token, name, known);
  if (!blockDirectives.has(name) && !name.startsWith('@')) {
    lineDirective(context, token, name, args, into);
    return;
  }
  const start = stream.current;
  const body = context.nested(() => parseStatements(context), name === 'macro');
  takeEnd(context);
  const last = stream.current;
  blockDirective(context, { token, name, args, body, start, last }, into);
}

function parseArguments(
  context: ParserContext,
  token: Token,
  name: string,
  known: boolean,
): readonly DirectiveArgument[] {
  const { stream } = context;
  stream.accept('WHITESPACE');
  stream.take('LPAREN');
  const args: DirectiveArgument[] = [];
  while (stream.lookahead(2, () => scanArgument(stream))) {
    stream.accept('WHITESPACE');
    if (stream.accept('COMMA')) stream.accept('WHITESPACE');
    const word = stream.accept('WORD');
    const argument: DirectiveArgument = word ? { type: 'word', source: word.image } : parseValue(context);
    const wordMay = (name === 'macro' && args.length === 0) || (name === 'foreach' && args.length === 1);
    if (word && known && !wordMay) context.fail(word, `${word.image} cannot be an argument of #${name}`);
    if (!word && name === 'macro' && args.length === 0) context.fail(token, 'a #macro begins with its name');
    args.push(argument);
  }
  stream.accept('WHITESPACE');
  stream.take('RPAREN');
  return args;
}

function scanArgument(stream: TokenStream): boolean {
  stream.scanOptional(() => stream.scan('WHITESPACE'));
  stream.scanOptional(() => stream.scan('COMMA') && stream.scanOptional(() => stream.scan('WHITESPACE')));
  return stream.scanAny(
    () => stream.scan('WORD'),
    () => scanParameter(stream),
  );
}

function withoutArguments(context: ParserContext, token: Token, name: string, into: Statement[]): void {
  const position = context.positionOf(token);
  if (name === 'break') into.push({ type: 'break', scope: undefined, position });
  else if (name === 'stop') into.push({ type: 'stop' });
  else if (name === 'include') return;
  else if (blockDirectives.has(name) || lineDirectives.has(name))
    context.fail(token, `#${name} needs arguments in ( )`);
  else appendText(into, token.image);
}

function lineDirective(
  context: ParserContext,
  token: Token,
  name: string,
  args: readonly DirectiveArgument[],
  into: Statement[],
): void {
  const position = context.positionOf(token);
  const [first] = args;
  if ((name === 'break' || name === 'stop') && args.length > 1) {
    context.fail(token, `#${name} takes one scope at most`);
  }
  if (name === 'break') {
    into.push({ type: 'break', scope: first && first.type !== 'word' ? first : undefined, position });
  } else if (name === 'stop') into.push({ type: 'stop' });
  else if (name === 'include' && first === undefined) return;
  else if (lineDirectives.has(name)) into.push({ type: 'refused', directive: name, position });
  else appendText(into, context.literal(token, context.stream.current));
}

interface Block {
  readonly token: Token;
  readonly name: string;
  readonly args: readonly DirectiveArgument[];
  readonly body: readonly Statement[];
  /** The parenthesis before the body, and the `#end` behind it. */
  readonly start: Token;
  readonly last: Token;
}

function blockDirective(context: ParserContext, block: Block, into: Statement[]): void {
  const { token, name, args, body } = block;
  const [first, word, iterable] = args;
  const position = context.positionOf(token);
  if (name === 'foreach') {
    if (first === undefined || word === undefined) {
      if (context.isInMacro) return;
      context.fail(token, '#foreach goes as in #foreach($item in $list)');
    }
    // Without a list nothing is passed over; what follows the list is taken for the body.
    if (iterable === undefined || iterable.type === 'word') return;
    const rendered = args[3] === undefined ? body : printed(args[3]);
    into.push({ type: 'foreach', variable: nameOf(first), iterable, body: rendered, position });
  } else if (name === 'define') {
    if (first === undefined || word !== undefined) context.fail(token, '#define goes as in #define($block)');
    into.push({ type: 'define', name: nameOf(first), body, position });
  } else if (name === 'macro') {
    if (first === undefined) context.fail(token, 'a #macro begins with its name');
    // API Gateway takes no macros of a template: the definition is passed over, a call is text.
    context.macros.add(first.source);
  } else if (name === 'literal') {
    const inside = block.start.next;
    if (!inside || inside === block.last) context.fail(token, '#literal needs something before its #end');
    appendText(into, context.literalUpTo(inside, block.last));
  } else appendText(into, context.literal(token, block.last));
}

/** The variable that an argument names. */
function nameOf(argument: DirectiveArgument): string {
  return argument.type === 'reference' ? argument.reference.root : argument.source.slice(1);
}

/** What an argument prints where a body should be: the references in it. */
function printed(argument: DirectiveArgument): readonly Statement[] {
  switch (argument.type) {
    case 'reference':
      return [{ type: 'reference', reference: argument.reference }];
    case 'list':
      return argument.items.flatMap(printed);
    case 'map':
      return argument.entries.flat().flatMap(printed);
    case 'range':
      return [argument.from, argument.to].flatMap(printed);
    default:
      return [];
  }
}
