import { parseTemplate } from './parser';
import type { ParserContext } from './parser-context';
import type { Expression } from './tree';

/** `'…'` as it is; `"…"` as a template of its own where it holds `$` or `#`. A doubled quote stands for one. */
export function parseStringLiteral(context: ParserContext): Expression {
  const token = context.stream.take('STRING_LITERAL');
  const source = token.image;
  const quote = source.charAt(0);
  const content = source.slice(1, -1);
  if (quote === '"' && /\\u(?![0-9a-fA-F]{4})/.test(content)) {
    context.fail(token, 'in a text in double quotes, \\u goes with four hexadecimal digits');
  }
  const text = (quote === '"' ? unescapeUnicode(content) : content).replaceAll(quote + quote, quote);
  if (quote === "'" || !/[$#]/.test(source)) return { type: 'string', value: text, source };
  // A `$` or `#` may not be the last character: Velocity adds a blank, unless a comment would swallow it.
  const trimmed = !text.includes('##');
  const body = context.nested(() => {
    const { line, column } = context.positionOf(token);
    return parseTemplate(trimmed ? `${text} ` : text, context.name, { line, column: column + 1 }, context);
  });
  return { type: 'interpolation', body, trimmed, source };
}

/** `\u0041` is the only escape that Velocity knows. */
function unescapeUnicode(text: string): string {
  return text.includes('\\u')
    ? text.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text;
}
