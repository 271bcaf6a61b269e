/** A new text of parts of an old one and of others. What was side by side and stays so is copied at once. */
export class Pieces {
  private readonly source: string;
  private result = '';
  private from = 0;
  private to = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** A part of the old text; a start or an end below 0 is none. */
  keep(from: number, to: number): void {
    if (from < 0 || to <= from) return;
    if (from === this.to) {
      this.to = to;
      return;
    }
    this.flush();
    this.from = from;
    this.to = to;
  }

  add(text: string): void {
    if (text === '') return;
    this.flush();
    this.result += text;
  }

  text(): string {
    this.flush();
    return this.result;
  }

  private flush(): void {
    if (this.to > this.from) this.result += this.source.slice(this.from, this.to);
    this.from = this.to;
  }
}
