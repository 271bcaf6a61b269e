import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateApiSchema } from '../../src/config/schema';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** Every setting of the schema, as the page writes it: `access.cidrs`, `response.errors[].pattern`. */
function settings(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const { items, additionalProperties: values } = property;
    return [
      path,
      ...settings(property, `${path}.`),
      ...(items ? settings(items, `${path}[].`) : []),
      ...(typeof values === 'object' ? settings(values, `${path}.*.`) : []),
    ];
  });
}

test('docs/configuration.md has a row for every setting, and none for another', () => {
  const schema = JSON.parse(JSON.stringify(privateApiSchema)) as Schema;
  const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8');
  const tables = page.split('\n').filter((line) => line.startsWith('| `') && line.split('|').length >= 5);
  const documented = tables.map((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? '');
  // Sections have no row of their own, the fields of a policy statement are IAM's, and properties CloudFormation's.
  const sections = ['access', 'request', 'response', 'properties'];
  const known = settings(schema).filter(
    (path) => !sections.includes(path) && !/^(access\.statements\[\]|properties\.\w+)\./.test(path),
  );
  expect(documented.sort()).toEqual(known.sort());
});
