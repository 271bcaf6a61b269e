import { explainAsMarkdown } from './explain-as-markdown';
import { explainAsMermaid } from './explain-as-mermaid';
import { explainAsText } from './explain-as-text';
import type { Explanation } from '../../explain/explanation';

export const explainFormats = ['text', 'json', 'markdown', 'mermaid'] as const;
export type ExplainFormat = (typeof explainFormats)[number];

/** @param terminal columns of the terminal, where there is one */
export function explainAs(explanation: Explanation, format: ExplainFormat, terminal?: number): string {
  switch (format) {
    case 'text':
      return explainAsText(explanation, terminal);
    case 'json':
      return JSON.stringify(explanation, null, 2);
    case 'markdown':
      return explainAsMarkdown(explanation);
    case 'mermaid':
      return explainAsMermaid(explanation);
  }
}
