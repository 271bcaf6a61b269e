import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffAs } from '../../../src/commands/diff/diff-as';
import { parseDiffOptions } from '../../../src/commands/diff/diff-options';
import { failReasons, isReason } from '../../../src/commands/diff/fail-reasons';
import { readBefore } from '../../../src/commands/diff/read-before';
import { diffTemplates } from '../../../src/diff/diff-templates';
import { changedTemplate, type Change } from '../../checks/support/changed-template';

const diff = (change: Change, way: 'there' | 'back' = 'there') => {
  const sides = [changedTemplate(), changedTemplate(change)];
  const [before, after] = way === 'there' ? sides : sides.reverse();
  return diffTemplates(before ?? changedTemplate(), after ?? changedTemplate());
};
const open = { 'Resources.Api.Properties.Policy.Statement[1]': '<remove>' };
const signed = { 'Resources.GetPet.Properties.AuthorizationType': 'AWS_IAM' };
const renamed = { 'Resources.Pet.Properties.PathPart': '{petId}' };

describe('formats', () => {
  it('say so where nothing changes', () => {
    expect(diffAs(diff({}), 'text')).toBe('Api: the same routes, for the same callers.\n');
  });

  it('text tells who comes in first', () => {
    const text = diffAs(diff({ ...open, ...renamed }), 'text');
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Api: 1 route more, 1 route fewer, callers come in, 2 resources replaced, it will not deploy.',
      '',
      'Who may call',
      expect.stringMatching(/^ {2}comes in {2}anyone through anything but vpce-1 {2}GET \/pets/),
    ]);
    expect(text).toContain('Refused when it deploys');
    expect(text).toContain('/pets  {id}  {petId}');
    expect(text).toContain('; still live');
    expect(text).toContain('The update makes no new deployment, so this does not go live:');
    expect(text).toContain('new error  resource-policy-proof');
  });

  it('text fits the terminal', () => {
    const lines = diffAs(diff({ ...open, ...renamed }), 'text', 80)
      .split('\n')
      .slice(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('markdown keeps cells whole', () => {
    const pattern = 'Resources.GetPets.Properties.Integration.IntegrationResponses[1].SelectionPattern';
    const markdown = diffAs(diff({ ...signed, [pattern]: 'a|b' }), 'markdown');
    expect(markdown).toContain(
      '| goes out | anyone without a signature, through vpce-1 | GET /pets/\\{id\\} |',
    );
    expect(markdown).toMatch(/\| changes \| GET \/pets \| response 500, SelectionPattern: .* → a\\\|b \|/);
  });

  it('markdown does not fill more than a comment', () => {
    const routes = {
      '<80> Resources.R#': {
        Type: 'AWS::ApiGateway::Resource',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          PathPart: 'r#',
        },
      },
    };
    const methods = Object.fromEntries(
      Array.from({ length: 80 }, (_, number) => [
        `Resources.M${number}`,
        {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            RestApiId: { Ref: 'Api' },
            ResourceId: { Ref: `R${number}` },
            HttpMethod: 'GET',
            AuthorizationType: 'NONE',
            Integration: { Type: 'MOCK', Uri: `${number}` },
          },
        },
      ]),
    );
    const before = changedTemplate({ ...routes, ...methods });
    const text = JSON.stringify(before).replace(/"Uri":"(\d+)"/g, '"Uri":"other $1"');
    const difference = diffTemplates(before, JSON.parse(text) as typeof before);
    expect(diffAs(difference, 'markdown')).toContain('\n\nAnd 20 more.\n');
    expect(diffAs(difference, 'text')).not.toContain('And 20 more');
  });

  it('json is the whole of it', () => {
    const difference = diff(open);
    expect(JSON.parse(diffAs(difference, 'json'))).toEqual(JSON.parse(JSON.stringify(difference)));
  });
});

describe('--fail-on', () => {
  const reasons = (difference: ReturnType<typeof diff>) =>
    failReasons.filter((reason) => isReason(reason, difference));

  it.each([
    ['nothing', {}, 'there', []],
    ['a policy that is opened', open, 'there', ['access-widened']],
    ['a policy that is closed', open, 'back', []],
    ['a signature that is no longer asked for', signed, 'back', ['access-widened']],
    ['a stage of another name', { 'Resources.Stage.Properties.StageName': 'next' }, 'there', ['replacement']],
    ['a variable of another name', renamed, 'there', ['route-removed']],
    ['a route less', { 'Resources.GetPet': '<remove>' }, 'there', ['route-removed']],
    ['a route more', { 'Resources.GetPet': '<remove>' }, 'back', []],
    [
      'a policy that cannot be told',
      { 'Resources.Api.Properties.Policy.Statement[0].Effect': 'Permit' },
      'there',
      ['access-widened'],
    ],
  ] as const)('%s', (_, change, way, expected) => {
    expect(reasons(diff(change, way))).toEqual(expected);
  });
});

describe('options', () => {
  it('are read', () => {
    const given = { against: 'old.json', format: 'markdown', 'fail-on': 'route-removed, access-widened' };
    expect(parseDiffOptions(given)).toEqual({
      against: 'old.json',
      format: 'markdown',
      failOn: ['access-widened', 'route-removed'],
      restApi: undefined,
    });
    expect(parseDiffOptions({ deployed: true, json: true })).toMatchObject({
      against: undefined,
      format: 'json',
    });
  });

  it('are refused together', () => {
    expect(() => parseDiffOptions({ format: 'html', 'fail-on': 'everything' })).toThrow(
      /--against.*\n--format "html".*\n--fail-on "everything": must be of access-widened, replacement, route-removed\./,
    );
    expect(() => parseDiffOptions({ against: 'x', deployed: true })).toThrow('leave one out');
  });
});

describe('what it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const template = changedTemplate();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it.each([
    ['a template', 'a.json', JSON.stringify(template)],
    ['one with a byte order mark', 'b.json', `\uFEFF${JSON.stringify(template)}`],
    ['what the CLI of AWS prints', 'c.json', JSON.stringify({ TemplateBody: template, StagesAvailable: [] })],
    ['the same of a text', 'd.json', JSON.stringify({ TemplateBody: JSON.stringify(template) })],
  ])('is %s', (_, name, text) => {
    expect(readBefore(file(name, text), 'template.json')).toEqual(template);
  });

  it('is YAML', () => {
    expect(readBefore(file('e.yml', 'Resources:\n  A:\n    Type: T\n'), 'template.json')).toEqual({
      Resources: { A: { Type: 'T' } },
    });
  });

  it('is the folder of a package, with its nested stacks', () => {
    file(
      'template.json',
      JSON.stringify({
        Resources: {
          Nested: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: { TemplateURL: 'https://bucket/nested.json' },
          },
        },
      }),
    );
    file('nested.json', JSON.stringify({ Resources: { A: { Type: 'T' } } }));
    expect(readBefore(folder, 'template.json').Resources).toHaveProperty('A');
  });

  it.each([
    ['nothing', join(folder, 'none.json'), 'there is no such file or folder'],
    ['another folder', tmpdir(), 'the folder has no template-of-diff.json, which package writes'],
  ])('is not %s', (_, path, why) => {
    expect(() => readBefore(path, 'template-of-diff.json')).toThrow(`--against ${path}: ${why}.`);
  });

  it.each([
    ['other JSON', '[]', 'has no map Resources'],
    ['broken JSON', '{"Resources": ', 'neither JSON nor YAML'],
    ['short forms', 'Resources: !Ref A', 'short forms such as !Ref'],
  ])('is not %s', (_, text, why) => {
    expect(() => readBefore(file('bad.json', text), 'template.json')).toThrow(why);
  });
});
