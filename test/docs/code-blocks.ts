import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A fenced block of a page: ```ts and its like. */
export interface CodeBlock {
  /** Page and line: `docs/events.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

/** Every page that people read. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

export const codeBlocks: readonly CodeBlock[] = pages.flatMap((page) => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ index, 1: language = '', 2: code = '' }) => ({
    place: `${page}:${String(text.slice(0, index).split('\n').length)}`,
    language,
    code,
  }));
});

export function blocksIn(...languages: string[]): CodeBlock[] {
  return codeBlocks.filter(({ language }) => languages.includes(language));
}
