import { explainAs } from '../../src/commands/explain/explain-as';
import { explainTemplate } from '../../src/explain/explain-template';
import { shortened, textTable } from '../../src/commands/explain/table';
import { wrapText } from '../../src/commands/explain/wrap-text';
import { PrivateApiError } from '../../src/errors';
import { changedTemplate, type Change } from '../checks/support/changed-template';

const statement = 'Resources.Api.Properties.Policy.Statement';
const explain = (change: Change = {}, options = {}) => explainTemplate(changedTemplate(change), options);
const signed = {
  'Resources.GetPets.Properties.AuthorizationType': 'AWS_IAM',
  'Resources.GetPet.Properties.AuthorizationType': 'CUSTOM',
};

describe('the model', () => {
  it('has routes with their functions and outcomes', () => {
    const { routes, outcomes, stages } = explain();
    expect(stages).toEqual(['prod']);
    expect(routes).toEqual([
      { method: 'GET', path: '/pets', authorization: 'NONE', target: 'Function', outcomes: 1, templates: 1 },
      {
        method: 'GET',
        path: '/pets/{id}',
        authorization: 'NONE',
        target: 'Function',
        outcomes: 1,
        templates: 1,
      },
    ]);
    expect(outcomes).toEqual([
      {
        rows: [
          { when: 'a result', status: '200, or what the template sets' },
          { when: 'any other error', status: '500' },
        ],
      },
    ]);
  });

  it.each([
    ['(?s)(?!\\z)(?!(?:a)\\z)(?:.*not found.*)', 'an error that matches .*not found.*'],
    ['(?s)(?!(?:[)])\\z)(?!\\Q(\\E)(?:[(]x)', 'an error that matches [(]x'],
    ['(?s)(?:a)+', 'an error that matches (?:a)+'],
    ['(?s).*(x|y) ?', 'an error that matches .*(x|y) ?'],
    ['(?s).*Task timed out after \\d.*', 'a time-out of the function'],
    ['(', 'nothing: Java refuses the pattern ('],
    [{ Ref: 'Pattern' }, 'an error (its pattern is known only at deployment)'],
  ])('says of the pattern %j: %s', (pattern, when) => {
    const { outcomes } = explain({
      'Resources.GetPets.Properties.Integration.IntegrationResponses[1].SelectionPattern': pattern,
    });
    expect(outcomes[0]?.rows).toEqual([
      { when: 'a result, and every error that no pattern matches', status: '200, or what the template sets' },
      { when, status: '500' },
    ]);
  });

  it('names the authorizer of a route and the templates that run', () => {
    const { routes, templates } = explainTemplate(
      changedTemplate({
        'Resources.Guard': {
          Type: 'AWS::ApiGateway::Authorizer',
          Properties: { RestApiId: { Ref: 'Api' }, Name: 'guard', Type: 'TOKEN' },
        },
        'Resources.GetPet.Properties.AuthorizationType': 'CUSTOM',
        'Resources.GetPet.Properties.AuthorizerId': { Ref: 'Guard' },
        'Resources.GetPet.Properties.Integration.RequestTemplates': {
          'application/json': '{}',
          'text/xml': { Ref: 'Imported' },
          'text/plain': '$shipped',
        },
      }),
      { nameOfTemplate: (text) => (text === '$shipped' ? 'Shipped' : undefined) },
    );
    expect(routes.map(({ path, authorizer }) => [path, authorizer])).toEqual([
      ['/pets', undefined],
      ['/pets/{id}', 'guard'],
    ]);
    expect(routes.map((route) => route.templates)).toEqual([1, 2]);
    expect(templates[1]?.rows.slice(0, 3)).toEqual([
      { where: 'request', mediaTypes: ['application/json'], template: 'a text of 2 characters' },
      { where: 'request', mediaTypes: ['text/xml'], template: 'in part known only at deployment' },
      { where: 'request', mediaTypes: ['text/plain'], template: 'Shipped' },
    ]);
  });

  it('says who may call, in words and as a matrix', () => {
    const { words, matrix } = explain().access;
    expect(words).toEqual([
      'Allows everyone to call everything.',
      'Keeps everyone from calling everything unless the VPC endpoint is vpce-1.',
    ]);
    const verdicts = matrix.rows.map(({ label, cells }) => [label, ...cells.map(({ verdict }) => verdict)]);
    expect(matrix.columns).toEqual(['anyone']);
    expect(verdicts).toEqual([
      ['through vpce-1', 'allowed'],
      ['through another endpoint', 'denied'],
      ['without an endpoint', 'denied'],
    ]);
  });

  it('tells signed callers and authorizers apart', () => {
    const allowOnly = {
      ...signed,
      [statement]: [
        {
          Effect: 'Allow',
          Principal: { AWS: ['123456789012', { 'Fn::GetAtt': ['Role', 'Arn'] }] },
          Action: 'execute-api:Invoke',
          Resource: ['execute-api:/prod/GET/pets', 'execute-api:/prod/PUT/*'],
          Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' }, Bool: { 'aws:SecureTransport': true } },
        },
      ],
    };
    const { words, matrix } = explain({
      ...allowOnly,
      [`${statement}[0].Principal`]: { AWS: '123456789012' },
    }).access;
    expect(words).toEqual([
      'Allows 123456789012 to call /prod/GET/pets, /prod/PUT/* if the VPC endpoint is vpce-1 and aws:securetransport Bool true.',
    ]);
    expect(matrix.columns).toEqual([
      'signed, this account: GET /pets',
      'signed, another account: GET /pets',
      'unsigned: GET /pets',
      'whom the authorizer allows: GET /pets/{id}',
    ]);
    // Without a Deny an identity policy of the same account, or the authorizer, can allow alone.
    expect(matrix.rows.map(({ cells }) => cells.map(({ verdict }) => verdict))).toEqual(
      Array(3).fill(['allowed', 'denied', 'denied', 'allowed']),
    );
    expect(explain(allowOnly).access.words[0]).toContain('Allows 123456789012, <GetAtt Role.Arn>');
  });

  it('shows what a policy wants, and what is near', () => {
    const condition = (operator: string, key: string, value: string) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { [operator]: { [key]: value } },
    });
    const { matrix } = explain({
      'Resources.GetPets.Properties.AuthorizationType': 'AWS_IAM',
      'Resources.GetPet.Properties.AuthorizationType': 'AWS_IAM',
      [`${statement}[2]`]: condition('NotIpAddress', 'aws:VpcSourceIp', '10.0.0.0/8'),
      [`${statement}[3]`]: condition('ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/team-*'),
      [`${statement}[4]`]: condition('StringNotEquals', 'aws:PrincipalOrgID', 'o-1'),
    }).access;
    expect(matrix.columns[0]).toBe('signed, as the policy wants');
    expect(matrix.rows.map(({ label, cells }) => [label, cells.map(({ verdict }) => verdict)])).toEqual([
      ['through vpce-1', ['allowed', 'denied', 'denied', 'denied']],
      ['through vpce-1, another address', ['denied', 'denied', 'denied', 'denied']],
      ['through another endpoint', ['denied', 'denied', 'denied', 'denied']],
      ['without an endpoint', ['denied', 'denied', 'denied', 'denied']],
    ]);
  });

  it('does not know what only CloudFormation knows', () => {
    const { words, matrix } = explain({ 'Resources.Api.Properties.Policy': { Ref: 'Policy' } }).access;
    expect(words).toEqual(['The resource policy is known only at deployment (<Ref Policy>).']);
    expect(matrix.rows[0]?.cells[0]?.verdict).toBe('unknown');
  });

  it('has a URL for each endpoint', () => {
    const ids = {
      'Resources.Api.Properties.EndpointConfiguration.VpcEndpointIds': ['vpce-1', { Ref: 'Own' }],
    };
    expect(explain(ids, { region: 'eu-west-1' }).urls).toEqual([
      { url: 'https://{api}-vpce-1.execute-api.eu-west-1.amazonaws.com/prod', note: 'through vpce-1' },
      { url: 'https://{api}-<Ref Own>.execute-api.eu-west-1.amazonaws.com/prod', note: 'through <Ref Own>' },
      {
        url: 'https://{api}.execute-api.eu-west-1.amazonaws.com/prod',
        note: 'only where the endpoint has private DNS',
      },
    ]);
  });

  it('refuses an API that is not there', () => {
    expect(() => explain({}, { restApi: 'Other' })).toThrow(PrivateApiError);
    expect(() => explain({}, { restApi: 'Other' })).toThrow('it has Api');
    expect(() => explainTemplate({ Resources: {} })).toThrow('has no AWS::ApiGateway::RestApi');
  });
});

describe('formats', () => {
  it('text says once what is the same for all routes', () => {
    expect(explainAs(explain(), 'text')).toContain(
      [
        'Routes, all with NONE, Function, outcomes 1, templates 1',
        '  GET  /pets',
        '  GET  /pets/{id}',
        '',
      ].join('\n'),
    );
    const mixed = explainAs(explain(signed), 'text');
    expect(mixed).toContain('Routes, all with Function');
    expect(mixed).toMatch(/GET {2}\/pets +AWS_IAM/);
  });

  it('text cuts nothing where there is no terminal', () => {
    const segment = 'a-long-segment-'.repeat(12);
    const change = { 'Resources.Pets.Properties.PathPart': segment };
    expect(explainAs(explain(change), 'text')).toContain(`/${segment}/{id}`);
    expect(explainAs(explain(change), 'text', 100)).not.toContain(segment);
  });

  it('text fits the terminal', () => {
    const long = 'Resources.Pets.Properties.PathPart';
    const text = explainAs(
      explain({ ...signed, [long]: 'a-rather-long-segment-of-a-path-that-goes-on' }),
      'text',
      80,
    );
    expect(text).toContain('Who may call');
    const lines = text.split('\n').filter((line) => !line.includes('https://'));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('json is the model', () => {
    const model = explain();
    expect(JSON.parse(explainAs(model, 'json'))).toEqual(model);
  });

  it('markdown keeps cells whole', () => {
    const pattern = 'Resources.GetPets.Properties.Integration.IntegrationResponses[1].SelectionPattern';
    const markdown = explainAs(explain({ [pattern]: 'a|b`c' }), 'markdown');
    expect(markdown).toContain('| 500 | an error that matches a\\|b\\`c |');
    expect(markdown).toContain('| `GET` | `/pets/{id}` | `NONE` | `Function` | 2 |');
  });

  it('mermaid draws callers, the API and functions', () => {
    expect(explainAs(explain(), 'mermaid').split('\n')).toEqual([
      'flowchart LR',
      '  api(["pets"])',
      '  caller0["through vpce-1"]',
      '  caller0 -- "allowed" --> api',
      '  caller1["through another endpoint"]',
      '  caller1 -. "denied" .-x api',
      '  caller2["without an endpoint"]',
      '  caller2 -. "denied" .-x api',
      '  target0["Function"]',
      '  api -- "GET /pets<br/>GET /pets/#123;id#125;" --> target0',
      '',
    ]);
  });
});

describe('tables and lines', () => {
  it('shorten in the middle', () => {
    expect(shortened('abcdefghij', 5)).toBe('ab…ij');
    expect(
      textTable(
        [
          ['a', 'x'.repeat(30)],
          ['bb', 'y'],
        ],
        20,
      ),
    ).toBe(`  a   ${'x'.repeat(7)}…${'x'.repeat(6)}\n  bb  y`);
  });

  it('wrap at spaces', () => {
    expect(wrapText('one two three', 8, ' ')).toBe(' one two\n three');
  });
});
