import type { Difference } from '../../diff/difference';
import { diffAsMarkdown } from './diff-as-markdown';
import { diffAsText } from './diff-as-text';

export const diffFormats = ['text', 'markdown', 'json'] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** @param terminal columns of the terminal, where there is one */
export function diffAs(difference: Difference, format: DiffFormat, terminal?: number): string {
  switch (format) {
    case 'text':
      return diffAsText(difference, terminal);
    case 'markdown':
      return diffAsMarkdown(difference);
    case 'json':
      return JSON.stringify(difference, null, 2);
  }
}
