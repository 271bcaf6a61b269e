import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJs } from '../../src/java';
import { parse, render, TemplateError } from '../../src/velocity';

interface CaseFile {
  readonly variables: Record<string, unknown>;
  readonly cases: readonly { template: string; rendered?: string; error?: true }[];
}

const folder = join(__dirname, '../cases/velocity');
const files = readdirSync(folder).filter((file) => file !== 'java-regex.json');

describe.each(files)('%s', (file) => {
  const { variables, cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CaseFile;
  const run = (template: string) =>
    render(
      parse(template),
      new Map(Object.entries(variables).map(([name, value]) => [name, fromJs(value, 'JSONArray')] as const)),
    );

  test.each(cases.map((each) => [each.template, each] as const))('%j', (template, { rendered, error }) => {
    if (error) expect(() => run(template)).toThrow(TemplateError);
    else expect(run(template)).toBe(rendered);
  });
});
