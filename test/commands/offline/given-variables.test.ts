import { givenVariables } from '../../../src/commands/offline/given-variables';

const files: Record<string, string> = {
  'all.env': '# of the team\nTABLE=orders\nexport QUOTED="two words"\nEMPTY=\n',
  'own.json': '{"Parameters":{"TABLE":"shared"},"api":{"TABLE":"of api","RETRIES":3,"DEBUG":false}}',
  'list.json': '["TABLE"]',
  'flat.json': '{"TABLE":"orders"}',
  'broken.json': '{"TABLE": hunter2',
};
const read = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw new Error('no such file');
  return text;
};

it.each<[string, unknown, unknown, object, object]>([
  ['nothing', undefined, undefined, {}, {}],
  ['a single text, as some hosts give', 'A=1', undefined, { A: '1' }, {}],
  ['a list', ['A=1', 'B=x=y'], undefined, { A: '1', B: 'x=y' }, {}],
  ['an empty value', ['A='], undefined, { A: '' }, {}],
  ['a value with line breaks', ['A=1\n2'], undefined, { A: '1\n2' }, {}],
  ['a dotenv file', undefined, 'all.env', { TABLE: 'orders', QUOTED: 'two words', EMPTY: '' }, {}],
  [
    'a file by function',
    undefined,
    ['own.json'],
    { TABLE: 'shared' },
    { api: { TABLE: 'of api', RETRIES: '3', DEBUG: 'false' } },
  ],
  [
    'a later file over an earlier one',
    [],
    ['own.json', 'all.env'],
    { TABLE: 'orders', QUOTED: 'two words', EMPTY: '' },
    { api: { TABLE: 'of api', RETRIES: '3', DEBUG: 'false' } },
  ],
  [
    'the command line over every file',
    ['TABLE=said'],
    'own.json',
    { TABLE: 'said' },
    { api: { RETRIES: '3', DEBUG: 'false' } },
  ],
])('reads %s', (_, lines, paths, all, byFunction) => {
  expect(givenVariables(lines, paths, read)).toEqual({ variables: { all, byFunction }, problems: [] });
});

it.each<[string, unknown, unknown, string]>([
  ['a value without a name', 'hunter2', undefined, '--env, number 1: must be NAME=value.'],
  ['a name that is none', ['A=1', '=hunter2'], undefined, '--env, number 2: must be NAME=value.'],
  [
    'a file that is not there',
    undefined,
    'gone.env',
    '--env-file gone.env: it can not be read: no such file',
  ],
  ['a JSON list', undefined, 'list.json', '--env-file list.json: it must be a JSON object with an object'],
  [
    'a flat JSON map',
    undefined,
    'flat.json',
    '--env-file flat.json: it must be a JSON object with an object',
  ],
  [
    'broken JSON',
    undefined,
    'broken.json',
    '--env-file broken.json: it must be a JSON object with an object',
  ],
])('refuses %s, and repeats no value', (_, lines, paths, message) => {
  const { problems } = givenVariables(lines, paths, read);
  expect(problems).toEqual([expect.stringContaining(message) as string]);
  expect(problems.join('')).not.toContain('hunter2');
});
