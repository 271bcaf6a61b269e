import type { Token, TokenKind } from './token';
import { TokenManager } from './token-manager';

/** Thrown when the template does not go on as it must; the parser makes a `TemplateError` of it. */
export class UnexpectedToken extends Error {
  override readonly name = 'UnexpectedToken';
  readonly token: Token;
  readonly expected: readonly TokenKind[];

  constructor(token: Token, expected: readonly TokenKind[]) {
    super('unexpected token');
    this.token = token;
    this.expected = expected;
  }
}

/** Looking ahead costs too much: nested lists and arguments that are read again and again. */
export class LookaheadExhausted extends Error {
  override readonly name = 'LookaheadExhausted';
}

const found = Symbol('found');
const maximumScans = 2_000_000;

/**
 * The tokens one by one, read no earlier than Velocity's parser reads them: the parser switches the lexer's state
 * between tokens, so what is read too early is read wrongly.
 */
export class TokenStream {
  readonly manager: TokenManager;
  /** The token that was taken last. */
  current: Token;
  private scanPosition: Token;
  private lastPosition: Token;
  private ahead = 0;
  private scans = 0;

  constructor(source: string) {
    this.manager = new TokenManager(source);
    this.current = { kind: 'EOF', image: '', start: 0, lead: '', next: undefined };
    this.scanPosition = this.current;
    this.lastPosition = this.current;
  }

  /** The next token, not taken. */
  peek(): Token {
    return (this.current.next ??= this.manager.next());
  }

  at(kind: TokenKind): boolean {
    return this.peek().kind === kind;
  }

  /** Takes the next token, which must be one of these. */
  take(...kinds: TokenKind[]): Token {
    const token = this.peek();
    if (!kinds.includes(token.kind)) throw new UnexpectedToken(token, kinds);
    this.current = token;
    return token;
  }

  /** Takes the next token if it is of this kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.take(kind) : undefined;
  }

  /** Whether the next tokens, at most so many, go as the function scans them. Nothing is taken. */
  lookahead(count: number, scan: () => boolean): boolean {
    this.ahead = count;
    this.scanPosition = this.lastPosition = this.current;
    try {
      return scan();
    } catch (signal) {
      if (signal === found) return true;
      throw signal;
    }
  }

  /** Within `lookahead`: whether the next token is of this kind; it is passed then. */
  scan(kind: TokenKind): boolean {
    if (++this.scans > maximumScans) throw new LookaheadExhausted();
    const next = (this.scanPosition.next ??= this.manager.next());
    if (this.scanPosition === this.lastPosition) {
      this.ahead--;
      this.lastPosition = next;
    }
    this.scanPosition = next;
    if (next.kind !== kind) return false;
    // A jump out of the whole scan: what was looked at is enough.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, caught in lookahead
    if (this.ahead === 0 && this.scanPosition === this.lastPosition) throw found;
    return true;
  }

  /** Within `lookahead`: the first of these that fits. */
  scanAny(...alternatives: (() => boolean)[]): boolean {
    const start = this.scanPosition;
    for (const alternative of alternatives) {
      this.scanPosition = start;
      if (alternative()) return true;
    }
    return false;
  }

  /** Within `lookahead`: passes this if it is there. */
  scanOptional(part: () => boolean): boolean {
    const start = this.scanPosition;
    if (!part()) this.scanPosition = start;
    return true;
  }

  /** Within `lookahead`: passes this as often as it is there. */
  scanRepeated(part: () => boolean): boolean {
    for (;;) {
      const start = this.scanPosition;
      if (!part()) {
        this.scanPosition = start;
        return true;
      }
    }
  }
}
