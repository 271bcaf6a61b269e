import { leadOf } from './lead-text';
import { lexicalRules, type LexicalRule } from './lexical-rules';
import type { LexicalState, Token, TokenKind } from './token';

interface SavedState {
  readonly state: LexicalState;
  readonly lparen: number;
  readonly rparen: number;
}

/** A text that no token fits: the offset, and what was met. */
export class LexicalError extends Error {
  override readonly name = 'LexicalError';
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Velocity 1.7's lexer: a stack of states that the tokens themselves switch. Where a `)` ends a directive, what `$`
 * and `#` that begin nothing become, which line ends go: all that follows from it, so it is kept as it is.
 */
export class TokenManager {
  private readonly source: string;
  private position = 0;
  private state: LexicalState = 'DEFAULT';
  private readonly stack: SavedState[] = [];
  private lparen = 0;
  private rparen = 0;
  private inComment = false;
  /** Set by the parser too: within `#set( … )`. */
  inSet = false;

  constructor(source: string) {
    this.source = source;
  }

  switchTo(state: LexicalState): void {
    this.state = state;
  }

  pop(): boolean {
    const saved = this.stack.pop();
    this.lparen = saved?.lparen ?? 0;
    if (saved) this.rparen = saved.rparen;
    this.state = saved?.state ?? 'DEFAULT';
    return saved !== undefined;
  }

  private push(): void {
    this.stack.push({ state: this.state, lparen: this.lparen, rparen: this.rparen });
    this.lparen = 0;
  }

  /** Whether what follows the current token is a `(`, blanks before it or not. */
  beforeParenthesis(): boolean {
    let at = this.position;
    while (' \n\r\t'.includes(this.source.charAt(at)) && at < this.source.length) at++;
    return this.source.charAt(at) === '(';
  }

  next(): Token {
    let lead: string | undefined;
    for (;;) {
      const start = this.position;
      if (start >= this.source.length)
        return { kind: 'EOF', image: '', start, lead: lead ?? '', next: undefined };
      const rule = this.matchToken(start);
      const image = this.source.slice(start, this.position);
      if (rule.type === 'token') {
        const token: Token = { kind: rule.kind, image, start, lead: lead ?? '', next: undefined };
        this.act(rule.kind, token);
        return token;
      }
      if (rule.type === 'lead') {
        // Of a `##` nothing is kept, nor of what follows it here.
        lead = (lead ?? '') + leadOf(image);
        this.position--;
        this.pop();
      }
    }
  }

  /** Matches pieces until one ends a token; what it spans is from `start` to the position then. */
  private matchToken(start: number): LexicalRule {
    for (;;) {
      const rule = this.matchPiece();
      if (rule.type !== 'more') return rule;
      this.begin(rule.kind);
      if (this.position >= this.source.length) {
        throw new LexicalError(this.position, `the template ends behind ${quoted(this.source.slice(start))}`);
      }
    }
  }

  private matchPiece(): LexicalRule {
    const { source, position } = this;
    let best: LexicalRule | undefined;
    let longest = 0;
    for (const rule of lexicalRules[this.state]) {
      const length = rule.match(source, position);
      if (length > longest) {
        longest = length;
        best = rule;
      }
    }
    if (best === undefined) {
      throw new LexicalError(
        position,
        `${quoted(source.slice(position, position + 10))} cannot stand ${places[this.state]}`,
      );
    }
    this.position += longest;
    return best;
  }

  /** What the beginning of a token (`$`, `#`, a comment) does to the state. */
  private begin(kind: TokenKind): void {
    if (this.inComment) return;
    switch (kind) {
      case 'DOLLAR':
      case 'DOLLARBANG':
        if (this.state === 'REFERENCE') this.pop();
        this.push();
        this.state = 'REFERENCE';
        return;
      case 'HASH':
        if (this.state === 'REFERENCE' || this.state === 'REFMODIFIER') this.pop();
        this.push();
        this.state = 'PRE_DIRECTIVE';
        return;
      case 'TEXTBLOCK_START':
        this.enterComment('IN_TEXTBLOCK');
        return;
      case 'FORMAL_COMMENT_START':
        this.position--;
        this.enterComment('IN_FORMAL_COMMENT');
        return;
      case 'MULTI_LINE_COMMENT_START':
        this.enterComment('IN_MULTI_LINE_COMMENT');
        return;
      default:
        return;
    }
  }

  private enterComment(state: LexicalState): void {
    this.inComment = true;
    this.push();
    this.state = state;
  }

  /** What a whole token does to the state. */
  private act(kind: TokenKind, token: Token): void {
    switch (kind) {
      case 'INDEX_LBRACKET':
        this.push();
        this.state = 'REFINDEX';
        return;
      case 'INDEX_RBRACKET':
      case 'RCURLY':
        this.pop();
        return;
      case 'LPAREN':
        if (!this.inComment) this.lparen++;
        if (this.state === 'REFMODIFIER') this.state = 'REFMOD2';
        return;
      case 'RPAREN':
        this.closeParenthesis();
        return;
      case 'REFMOD2_RPAREN':
        this.state = 'REFERENCE';
        return;
      case 'SET_DIRECTIVE':
        this.push();
        this.inSet = true;
        this.state = 'DIRECTIVE';
        this.lparen++;
        return;
      case 'SINGLE_LINE_COMMENT_START':
        if (this.inComment) return;
        if (this.state === 'REFERENCE') this.pop();
        this.enterComment('IN_SINGLE_LINE_COMMENT');
        return;
      case 'SINGLE_LINE_COMMENT':
      case 'FORMAL_COMMENT':
      case 'MULTI_LINE_COMMENT':
      case 'TEXTBLOCK':
        this.inComment = false;
        this.pop();
        return;
      case 'STRING_LITERAL':
        if (this.state === 'DIRECTIVE' && !this.inSet && this.lparen === 0) this.pop();
        return;
      case 'NEWLINE':
        this.pop();
        this.inSet = false;
        return;
      case 'END':
      case 'ELSE_DIRECTIVE':
        this.pop();
        return;
      case 'IF_DIRECTIVE':
      case 'ELSEIF_DIRECTIVE':
        this.state = 'DIRECTIVE';
        return;
      case 'INTEGER_LITERAL':
        if (token.image.endsWith('..')) {
          this.position -= 2;
          token.image = token.image.slice(0, -2);
        }
        if (this.lparen === 0 && !this.inSet && this.state !== 'REFMOD2' && this.state !== 'REFINDEX')
          this.pop();
        return;
      case 'FLOATING_POINT_LITERAL':
        if (this.lparen === 0 && !this.inSet && this.state !== 'REFMOD2') this.pop();
        return;
      case 'DOT':
        this.position--;
        // What stood before it (a `\$` that begins nothing) is gone.
        token.image = '.';
        this.state = 'REFMODIFIER';
        return;
      default:
        return;
    }
  }

  /** A `)` closes the innermost state that has an open parenthesis; states without one end with it. */
  private closeParenthesis(): void {
    if (this.inComment) return;
    while (this.lparen === 0) {
      if (!this.pop()) return;
    }
    if (this.lparen === this.rparen + 1) this.pop();
    else this.rparen++;
  }
}

/** A piece of the template for a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text);
}

const places: Readonly<Record<LexicalState, string>> = {
  DEFAULT: 'here',
  REFERENCE: 'in a reference',
  REFMODIFIER: 'behind the dot of a reference',
  REFMOD2: 'among the arguments of a method (texts, numbers, lists, maps and references can)',
  REFINDEX: 'in an index (a text, a number, true, false or a reference can)',
  PRE_DIRECTIVE: 'behind a #',
  DIRECTIVE: 'in a directive (no method can be called on a literal, for one)',
  IN_SINGLE_LINE_COMMENT: 'in a comment',
  IN_FORMAL_COMMENT: 'in a comment',
  IN_MULTI_LINE_COMMENT: 'in a comment',
  IN_TEXTBLOCK: 'in a block of plain text',
};
