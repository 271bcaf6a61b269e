import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Cases are data: the list in `test/cases/<name>.json`. The type says what the reader of the list expects. */
export function readCases<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(join(__dirname, '..', 'cases', `${name}.json`), 'utf8')) as Case[];
}
