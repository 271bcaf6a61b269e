import { describeToken } from './describe-token';
import { positionFinder } from './position-finder';
import { TemplateError, type TemplatePosition } from './template-error';
import type { Token } from './token';
import { LexicalError } from './token-manager';
import { LookaheadExhausted, TokenStream, UnexpectedToken } from './token-stream';

/** Directives, expressions and quoted templates within each other; many more would be near the end of the stack. */
const maximumNesting = 150;

/** What the parts of the parser share: the tokens, and where they are. */
export class ParserContext {
  readonly stream: TokenStream;
  /** Macros that the template defines: they cannot be called, but a backslash before their names goes. */
  readonly macros: Set<string>;
  readonly name: string;
  private readonly source: string;
  private readonly find: (offset: number) => TemplatePosition;
  private depth: number;
  private macroDepth: number;

  constructor(
    source: string,
    name: string,
    base: TemplatePosition = { line: 1, column: 1 },
    outer?: ParserContext,
  ) {
    this.source = source;
    this.name = name;
    this.stream = new TokenStream(source);
    this.find = positionFinder(source, base);
    this.macros = outer?.macros ?? new Set();
    this.depth = outer?.depth ?? 0;
    this.macroDepth = outer?.macroDepth ?? 0;
  }

  /** In the body of a #macro: nobody calls it, so a loop in it that cannot be rendered does no harm. */
  get isInMacro(): boolean {
    return this.macroDepth > 0;
  }

  positionOf(token: Token): TemplatePosition {
    return this.find(token.start);
  }

  /** The tokens as Velocity prints a reference or directive as written. */
  literal(first: Token, last: Token): string {
    let text = first.image;
    for (let token = first; token !== last && token.next;) {
      token = token.next;
      text += token.image;
    }
    return text;
  }

  /** The same, the last token not among them. */
  literalUpTo(first: Token, end: Token): string {
    let text = '';
    for (let token: Token | undefined = first; token !== undefined && token !== end; token = token.next) {
      text += token.lead + token.image;
    }
    return text;
  }

  /** What has been taken since this token, as written. */
  sourceBehind(token: Token): string {
    const start = token.next?.start ?? 0;
    return this.source.slice(start, this.stream.current.start + this.stream.current.image.length);
  }

  /** Runs a part that lies within another; too deep is an error. */
  nested<T>(part: () => T, isMacro = false): T {
    if (isMacro) this.macroDepth++;
    if (++this.depth > maximumNesting) {
      this.fail(this.stream.peek(), `directives and expressions nest deeper than ${maximumNesting}`);
    }
    const result = part();
    this.depth--;
    if (isMacro) this.macroDepth--;
    return result;
  }

  fail(token: Token, message: string): never {
    throw new TemplateError('TEMPLATE_SYNTAX', message, this.name, this.positionOf(token));
  }

  /** Runs the parser, and makes the error for people of what it throws. */
  run<T>(parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      if (error instanceof LexicalError) {
        throw new TemplateError('TEMPLATE_SYNTAX', error.message, this.name, this.find(error.offset), {
          cause: error,
        });
      }
      if (error instanceof UnexpectedToken) {
        const expected = [...new Set(error.expected.map((kind) => describeToken(kind)))].join(', ');
        const met =
          error.token.kind === 'EOF'
            ? 'the template ends'
            : `found ${JSON.stringify(error.token.image.slice(0, 30))}`;
        this.fail(error.token, `${met}, expected ${expected}`);
      }
      if (error instanceof LookaheadExhausted) {
        this.fail(this.stream.current, 'lists and arguments nest too deep to read');
      }
      if (error instanceof RangeError) this.fail(this.stream.current, 'the template nests too deep to read');
      throw error;
    }
  }
}
