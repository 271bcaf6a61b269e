import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constructsOf } from './constructs';
import { shippedTemplates } from './shipped-templates';

const page = readFileSync(join(__dirname, '../../docs/template-evidence.md'), 'utf8');

/** What the first column of the tables names. */
function listed(): string[] {
  const [, section = ''] = /^## Constructs$(.*?)^## /ms.exec(page) ?? [];
  const cells = [...section.matchAll(/^\| ((?:\\\||[^|])*) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|')),
  );
}

test('docs/template-evidence.md lists what the shipped templates use, and nothing else', () => {
  const used = new Set(shippedTemplates().flatMap((source) => [...constructsOf(source)]));
  expect(listed().sort()).toEqual([...used].sort());
});

test.each([
  ['#define($a)x#end$a', ['#define']],
  ["#set($a = 'it''s')", ["'…''…'"]],
  ['#set($a = "x")$a.trim()', ['text.trim()']],
  ['#foreach($a in $input.params().header.keySet())$a.isEmpty()#end', ['text.isEmpty()']],
  ['$input.path("$.a")', ['$input.path()']],
  ['$context.requestOverride.path.x', ['text.x']],
  ['#macro(a)#end#stop', ['#stop']],
])('%s has a construct that the page does not list', (source, expected) => {
  const found = [...constructsOf(source)];
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(listed()).not.toEqual(expect.arrayContaining(expected));
});
