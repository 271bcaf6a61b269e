import { existsSync, readdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes the templates of nested stacks in a folder. What comes back leaves the folder as it was found. */
export function keepNestedStacks(directory: string): () => void {
  const files = (): string[] =>
    existsSync(directory) ? readdirSync(directory).filter((name) => /nested-stack.*\.json$/.test(name)) : [];
  const existed = existsSync(directory);
  const before = new Map(files().map((name) => [name, readFileSync(join(directory, name))]));
  return () => {
    for (const name of files()) if (!before.has(name)) unlinkSync(join(directory, name));
    for (const [name, content] of before) writeFileSync(join(directory, name), content);
    if (!existed && existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory);
  };
}
