import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/checks';

const page = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), words(section)]),
);

/** The text without line breaks, Markdown's emphasis and escapes. */
function words(text: string): string {
  return text.replace(/[\\`]/g, '').replace(/\s+/g, ' ');
}

it('docs/rules.md has a section for every rule, and for nothing else', () => {
  expect([...sections.keys()].sort()).toEqual(rules.map(({ id }) => id).sort());
});

it.each(rules)('docs/rules.md says of $id what the rule says', ({ id, severity, why, fix, docs }) => {
  const section = sections.get(id);
  expect(section).toContain(`${severity === 'error' ? 'Error' : 'Warning'}. ${words(why)}`);
  expect(section).toContain(`Fix: ${words(fix)}`);
  expect(section).toContain(docs);
});
