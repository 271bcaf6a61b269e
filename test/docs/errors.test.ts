import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../src/errors';

test('docs/errors.md tells the meaning of every code, and of no other', () => {
  const page = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` *\| (.*?) *\| (.*?) *\|$/gm)];
  expect(Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]))).toEqual(errorCodes);
  expect(rows.filter(([, , , advice]) => advice === '')).toEqual([]);
});
