import type { ParserContext } from './parser-context';
import { parseIndexArgument, parseParameter, scanIndexArgument, scanParameter } from './parse-expression';
import type { Token } from './token';
import type { TokenStream } from './token-stream';
import type { Accessor, Reference } from './tree';

/** `$name`, `${name}`, with properties, methods and indexes behind it. */
export function parseReference(context: ParserContext): Reference {
  const { stream } = context;
  const first = stream.take('IDENTIFIER', 'LCURLY');
  const braces = first.kind === 'LCURLY';
  const name = braces ? stream.take('IDENTIFIER') : first;
  const path: Accessor[] = [];
  parseIndexes(context, path);
  while (stream.lookahead(2, () => scanAccess(stream))) {
    stream.take('DOT');
    path.push(parseAccess(context));
    parseIndexes(context, path);
  }
  if (braces) stream.take('RCURLY');
  return makeReference(context, first, name, path, stream.current);
}

function parseIndexes(context: ParserContext, path: Accessor[]): void {
  const { stream } = context;
  while (stream.at('INDEX_LBRACKET')) {
    const bracket = stream.take('INDEX_LBRACKET');
    const argument = parseIndexArgument(context);
    stream.take('INDEX_RBRACKET');
    path.push({ type: 'index', argument, position: context.positionOf(bracket) });
  }
}

function parseAccess(context: ParserContext): Accessor {
  const { stream } = context;
  const isMethod = stream.lookahead(3, () => scanMethod(stream));
  const name = stream.take('IDENTIFIER');
  const position = context.positionOf(name);
  if (!isMethod) return { type: 'property', name: name.image, position };
  stream.take('LPAREN');
  const args = [];
  if (!stream.at('REFMOD2_RPAREN')) {
    do args.push(parseParameter(context));
    while (stream.accept('COMMA'));
  }
  stream.take('REFMOD2_RPAREN');
  return { type: 'method', name: name.image, args, position };
}

function scanAccess(stream: TokenStream): boolean {
  return (
    stream.scan('DOT') &&
    stream.scanAny(
      () => scanMethod(stream),
      () => stream.scan('IDENTIFIER'),
    ) &&
    scanIndexes(stream)
  );
}

function scanIndexes(stream: TokenStream): boolean {
  return stream.scanRepeated(
    () => stream.scan('INDEX_LBRACKET') && scanIndexArgument(stream) && stream.scan('INDEX_RBRACKET'),
  );
}

function scanMethod(stream: TokenStream): boolean {
  if (!stream.scan('IDENTIFIER') || !stream.scan('LPAREN')) return false;
  stream.scanOptional(
    () => scanParameter(stream) && stream.scanRepeated(() => stream.scan('COMMA') && scanParameter(stream)),
  );
  return stream.scan('REFMOD2_RPAREN');
}

/** Within a look-ahead: a whole reference. */
export function scanReference(stream: TokenStream): boolean {
  const rest = () =>
    stream.scan('IDENTIFIER') && scanIndexes(stream) && stream.scanRepeated(() => scanAccess(stream));
  return stream.scanAny(rest, () => stream.scan('LCURLY') && rest() && stream.scan('RCURLY'));
}

/**
 * What the first token holds: backslashes (half of them print, an odd number escapes), `$` and `#` in front, `!` for a
 * quiet reference.
 */
function makeReference(
  context: ParserContext,
  first: Token,
  name: Token,
  path: readonly Accessor[],
  last: Token,
): Reference {
  const position = context.positionOf(first);
  const common = { path, position };
  const barred = first.image.indexOf('\\!');
  if (barred >= 0) {
    // `$\!name` is a reference that finds nothing; where a value is wanted there is none.
    const root = first.image;
    return { ...common, root, prefix: '', escaped: undefined, kind: 'barred', literal: '', quiet: false };
  }
  const slashes = /^\\*/.exec(first.image)?.[0].length ?? 0;
  let image = first.image.slice(slashes);
  const dollar = image.lastIndexOf('$');
  const more = dollar > 0 ? image.slice(0, dollar) : '';
  if (dollar > 0) image = image.slice(dollar);
  // The tokens keep their cleaned image: a directive that is printed as written shows it.
  first.image = image;
  const literal = context.literal(first, last);
  if (!image.startsWith('$')) {
    return {
      ...common,
      root: '',
      prefix: '',
      escaped: undefined,
      kind: 'runt',
      literal: image,
      quiet: false,
    };
  }
  const quiet = image.startsWith('$!');
  return {
    ...common,
    root: first === name ? image.slice(quiet ? 2 : 1) : name.image,
    prefix: '\\'.repeat(slashes >> 1) + (slashes % 2 === 0 ? more : ''),
    escaped: slashes % 2 === 1 ? literal : undefined,
    kind: first === name && !quiet ? 'plain' : 'marked',
    literal,
    quiet,
  };
}
