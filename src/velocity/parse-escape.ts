import { blockDirectives, lineDirectives } from './directive-names';
import type { ParserContext } from './parser-context';
import type { TokenKind } from './token';

function isDirective(context: ParserContext, name: string): boolean {
  return blockDirectives.has(name) || lineDirectives.has(name) || context.macros.has(name);
}

/** `\#if`: of a directive's backslashes half go, and one more; before another word they all stay. */
export function parseEscapedDirective(context: ParserContext): string {
  const { image } = context.stream.take('ESCAPE_DIRECTIVE');
  const last = image.lastIndexOf('\\');
  const directive = image.slice(last + 1);
  const name = directive.charAt(1) === '{' ? directive.slice(2, -1) : directive.slice(1);
  const known = isDirective(context, name) || ['if', 'end', 'set', 'else', 'elseif'].includes(name);
  return known ? image.slice(0, last >> 1) + directive : image;
}

const control: readonly TokenKind[] = ['IF_DIRECTIVE', 'ELSE_DIRECTIVE', 'ELSEIF_DIRECTIVE', 'END'];

/** Pairs of backslashes: before a directive each pair prints one, before anything else both. */
export function parseEscape(context: ParserContext): string {
  const { stream } = context;
  let count = 0;
  do {
    stream.take('DOUBLE_ESCAPE');
    count++;
  } while (stream.at('DOUBLE_ESCAPE'));
  const next = stream.peek();
  const beforeDirective = control.includes(next.kind) || isDirective(context, next.image.slice(1));
  return (beforeDirective ? '\\' : '\\\\').repeat(count);
}
