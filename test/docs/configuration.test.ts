import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { difference } from 'lodash';
import { privateApiEventSchema, privateApiSchema } from '../../src/config/schema';

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
  // Method and path are the event; the rest of what an event alone has is a setting like the API's.
  const ofAnEvent = difference(Object.keys(privateApiEventSchema.anyOf[1].properties), [
    ...Object.keys(privateApiSchema.properties),
    'method',
    'path',
  ]);
  const known = [...settings(schema), ...ofAnEvent].filter(
    (path) => !sections.includes(path) && !/^(access\.statements\[\]|properties\.\w+)\./.test(path),
  );
  expect(documented.sort()).toEqual(known.sort());
});
