import fc from 'fast-check';
import { map, pickBy } from 'lodash';
import { PrivateApiError } from '../../src/errors';
import { diffTemplates } from '../../src/diff/diff-templates';
import type { Difference } from '../../src/diff/difference';
import { replacingProperties } from '../../src/diff/replacing-properties';
import type { Service } from '../../src/config/service';
import type { CloudFormationTemplate } from '../../src/template/template';
import { changedTemplate, type Change } from '../checks/support/changed-template';
import { aService } from '../config/service';
import { planUpdate } from '../support/stack-update/plan-update';
import { synthesizedTemplate } from '../support/synthesized-template';

const endpoint = 'vpce-0123456789abcdef0';
const secondEndpoint = 'vpce-0123456789abcdef1';
const login = { type: 'token', function: 'login' };
const privateApi = { vpcEndpointIds: [endpoint], authorizers: { login }, authorization: 'login' };
const routes = (...paths: string[]) => ({ events: paths.map((path) => ({ privateApi: `GET ${path}` })) });
const functions = { api: routes('/a', '/b/{id}'), other: routes('/c'), login: {}, spare: {} };
const templateOf = (change: Partial<Service> = {}): CloudFormationTemplate =>
  synthesizedTemplate(aService({ privateApi, functions, ...change })).template;
const diff = (before: CloudFormationTemplate, after: CloudFormationTemplate): Difference =>
  diffTemplates(before, after, { region: 'eu-west-1' });

const nothing = {
  routes: { added: [], removed: [], changed: [] },
  access: [],
  settings: [],
  deployment: { happens: false, why: [] },
  replaced: [],
  refused: [],
  outputs: [],
  findings: { new: [], gone: [] },
};
const known = `callers with the consent of the authorizer login through ${endpoint}`;

interface Row {
  readonly what: string;
  readonly after: CloudFormationTemplate;
  /** nobody comes in or goes out, and nothing is refused or replaced, where it does not say so */
  readonly difference: object;
}

const rows: readonly Row[] = [
  { what: 'nothing', after: templateOf(), difference: nothing },
  {
    what: 'an endpoint more',
    after: templateOf({ privateApi: { ...privateApi, vpcEndpointIds: [endpoint, secondEndpoint] } }),
    difference: {
      access: [
        {
          routes: ['GET /a', 'GET /b/{id}', 'GET /c'],
          comesIn: [`callers with the consent of the authorizer login through ${secondEndpoint}`],
          goesOut: [],
        },
      ],
      settings: [{ logicalId: 'PrivateApiGatewayRestApi', change: 'changed' }],
      deployment: { happens: true, why: ['PrivateApiGatewayRestApi: EndpointConfiguration, Policy'] },
      outputs: [{ name: 'PrivateApiGatewayUrlVpce0123456789abcdef1', before: undefined }],
    },
  },
  {
    what: 'a variable of another name, and a route more of a function that is replaced',
    after: templateOf({
      functions: { ...functions, api: { ...routes('/a', '/b/{orderId}', '/d'), name: 'api-v2' } },
    }),
    difference: {
      routes: {
        added: [
          { method: 'GET', path: '/b/{orderId}', mayCall: [known] },
          {
            method: 'GET',
            path: '/d',
            target: 'ApiLambdaFunction',
            authorization: 'CUSTOM login',
            mayCall: [known],
          },
        ],
        removed: [{ method: 'GET', path: '/b/{id}', target: 'ApiLambdaFunction', staysLive: true }],
        changed: [],
      },
      refused: [{ path: '/b', before: '{id}', after: '{orderId}' }],
      replaced: [{ logicalId: 'ApiLambdaFunction', because: ['FunctionName'] }],
      deployment: {
        happens: true,
        why: [
          'new routes: GET /b/{orderId}, GET /d',
          'routes that go: GET /b/{id}',
          'ApiLambdaFunction is replaced, and has another ARN',
        ],
      },
    },
  },
  {
    what: 'a route that moves to another function and is answered in XML',
    after: templateOf({
      functions: {
        ...functions,
        other: {},
        spare: { events: [{ privateApi: { method: 'GET', path: '/c', response: { format: 'xml' } } }] },
      },
    }),
    difference: {
      routes: {
        added: [],
        removed: [],
        changed: [
          {
            method: 'GET',
            path: '/c',
            changes: expect.arrayContaining([
              { what: 'function', before: 'OtherLambdaFunction', after: 'SpareLambdaFunction' },
              { what: 'response 200, template application/json', before: expect.any(String) as string },
            ]) as object,
          },
        ],
      },
      deployment: { happens: true, why: [expect.stringMatching(/^function, .*mapping templates: GET \/c$/)] },
    },
  },
  {
    what: 'routes that anyone may call',
    after: templateOf({ privateApi: { vpcEndpointIds: [endpoint], authorizers: { login } } }),
    difference: {
      access: [
        {
          routes: ['GET /a', 'GET /b/{id}', 'GET /c'],
          comesIn: [`anyone without the consent of the authorizer login, through ${endpoint}`],
          goesOut: [],
        },
      ],
    },
  },
  {
    what: 'an open route beside others, which anyone may call',
    after: templateOf({
      functions: {
        ...functions,
        spare: { events: [{ privateApi: { method: 'GET', path: '/d', authorization: 'NONE' } }] },
      },
    }),
    difference: {
      access: [
        {
          routes: ['GET /d'],
          comesIn: [`anyone without the consent of the authorizer login, through ${endpoint}`],
          goesOut: [],
        },
      ],
      routes: { added: [{ path: '/d', mayCall: [`anyone through ${endpoint}`] }], removed: [], changed: [] },
      deployment: { happens: true },
    },
  },
  {
    what: 'the name of an authorizer',
    after: templateOf({
      privateApi: { ...privateApi, authorizers: { token: login }, authorization: 'token' },
    }),
    difference: {
      access: [],
      routes: { added: [], removed: [], changed: [{ path: '/a' }, { path: '/b/{id}' }, { path: '/c' }] },
      settings: [
        { logicalId: 'PrivateApiGatewayAuthorizerLogin', change: 'removed' },
        { logicalId: 'PrivateApiGatewayAuthorizerToken', change: 'added' },
      ],
      deployment: { happens: true },
    },
  },
  {
    what: 'the name of the stage',
    after: templateOf({ privateApi: { ...privateApi, stage: 'next' } }),
    difference: {
      replaced: [
        {
          logicalId: 'PrivateApiGatewayStage',
          because: ['StageName'],
          effect: 'the name of the stage is in every URL of the API',
        },
      ],
      settings: [{ properties: [{ what: 'StageName', before: 'dev', after: 'next' }] }],
      outputs: [{}, {}],
    },
  },
  {
    what: 'the nonce',
    after: JSON.parse(
      JSON.stringify(templateOf()).replace(
        /(PrivateApiGatewayDeployment)[0-9a-f]{10}/g,
        (_, stem: string) => `${stem}0123456789`,
      ),
    ) as CloudFormationTemplate,
    difference: {
      deployment: { happens: true, why: [expect.stringContaining('deploymentNonce') as string] },
    },
  },
  {
    what: 'no private API any more',
    after: { Resources: {} },
    difference: {
      api: { before: 'PrivateApiGatewayRestApi', after: undefined },
      routes: {
        added: [],
        changed: [],
        removed: [{ staysLive: false }, { staysLive: false }, { staysLive: false }],
      },
      access: [{ comesIn: [], goesOut: [known] }],
    },
  },
];

const before = templateOf();

describe.each(rows)('a change of $what', ({ after, difference }) => {
  it('is said', () => {
    expect(diff(before, after)).toMatchObject({ access: [], refused: [], replaced: [], ...difference });
  });

  it('is the other way round what the way back is', () => {
    const there = diff(before, after);
    const back = diff(after, before);
    const names = (all: readonly { method: string; path: string }[]) =>
      all.map(({ method, path }) => `${method} ${path}`).sort();
    expect(names(back.routes.added)).toEqual(names(there.routes.removed));
    expect(names(back.routes.removed)).toEqual(names(there.routes.added));
    expect(map(back.access, 'comesIn').flat().sort()).toEqual(map(there.access, 'goesOut').flat().sort());
    expect(map(back.access, 'goesOut').flat().sort()).toEqual(map(there.access, 'comesIn').flat().sort());
    expect(back.findings).toEqual({ new: there.findings.gone, gone: there.findings.new });
  });

  it('replaces what CloudFormation replaces', () => {
    if (!('PrivateApiGatewayRestApi' in after.Resources)) return;
    const { actions } = planUpdate(before, after);
    const planned = pickBy(
      actions,
      (action, id) => action === 'replace' && (after.Resources[id]?.Type ?? '') in replacingProperties,
    );
    expect(map(diff(before, after).replaced, 'logicalId').sort()).toEqual(Object.keys(planned).sort());
  });
});

const changed = (change: Change) => diff(changedTemplate(), changedTemplate(change));

describe('an API that is written by hand', () => {
  it('does not go live without a new deployment', () => {
    const { deployment } = changed({ 'Resources.GetPets.Properties.Integration.TimeoutInMillis': 5000 });
    expect(deployment).toEqual({ happens: false, why: ['Integration.TimeoutInMillis: GET /pets'] });
  });

  it('has another id under another logical id', () => {
    const text = JSON.stringify(changedTemplate()).replaceAll('"Api"', '"Other"');
    const { replaced, routes } = diff(changedTemplate(), JSON.parse(text) as CloudFormationTemplate);
    expect(replaced[0]).toMatchObject({
      logicalId: 'Other',
      effect: expect.stringContaining('every URL') as string,
    });
    expect(routes).toEqual(nothing.routes);
  });

  it('is told what the rules find anew, and what they no longer find', () => {
    const dataTrace = {
      'Resources.Stage.Properties.MethodSettings': [{ DataTraceEnabled: true, LoggingLevel: 'INFO' }],
    };
    const rulesOf = ({ findings }: Difference) => [map(findings.new, 'ruleId'), map(findings.gone, 'ruleId')];
    const [fresh = [], gone] = rulesOf(changed(dataTrace));
    expect(fresh).toContain('data-trace');
    expect(gone).toEqual([]);
    expect(rulesOf(diff(changedTemplate(dataTrace), changedTemplate()))).toEqual([[], fresh]);
  });

  it.each([
    ['Resources.GetPet.Properties.HttpMethod', 'ANY', 'GET /pets/{id} is answered by ANY'],
    ['Resources.Pet.Properties.PathPart', '{petId}', 'a variable of another name'],
  ])('has nobody come in where %s is %s: %s', (path, value) => {
    const { access } = diff(changedTemplate({ [path]: value }), changedTemplate());
    expect(map(access, 'comesIn').flat()).toEqual([]);
  });

  it('lets in whom a route that was open before a signature was asked for let in', () => {
    const signed = { 'Resources.GetPet.Properties.AuthorizationType': 'AWS_IAM' };
    const { access } = diff(changedTemplate(signed), changedTemplate());
    expect(access).toEqual([
      { routes: ['GET /pets/{id}'], comesIn: ['anyone without a signature, through vpce-1'], goesOut: [] },
    ]);
  });

  it('cannot be told where its policy is malformed', () => {
    const { access } = changed({ 'Resources.Api.Properties.Policy.Statement[0].Effect': 'Permit' });
    expect(access).toMatchObject([
      { routes: ['GET /pets', 'GET /pets/{id}'], unknown: expect.stringContaining('Permit') as string },
    ]);
  });
});

it('refuses templates without an API, and an API that neither has', () => {
  expect(() => diff({ Resources: {} }, { Resources: {} })).toThrow(PrivateApiError);
  expect(() => diffTemplates(before, before, { restApi: 'Other' })).toThrow('a REST API "Other"');
});

describe('random services', () => {
  const route = fc.record({
    method: fc.constantFrom('GET', 'POST', 'ANY'),
    path: fc.constantFrom('/', '/a', '/a/b', '/{proxy+}'),
    authorization: fc.constantFrom('NONE', 'AWS_IAM', 'login'),
  });
  const service = fc
    .record({
      events: fc.uniqueArray(route, {
        minLength: 1,
        maxLength: 4,
        selector: ({ method, path }) => `${method} ${path}`,
      }),
      vpcEndpointIds: fc.subarray([endpoint, secondEndpoint], { minLength: 1 }),
    })
    .map(({ events, vpcEndpointIds }) =>
      templateOf({
        privateApi: { vpcEndpointIds, authorizers: { login } },
        functions: { api: { events: events.map((event) => ({ privateApi: event })) }, login: {} },
      }),
    );

  it('do not differ from themselves, and differ both ways alike', () => {
    fc.assert(
      fc.property(service, service, (one, other) => {
        expect(diff(one, one)).toMatchObject(nothing);
        const there = diff(one, other);
        const back = diff(other, one);
        const keys = (all: readonly { method: string; path: string }[]) =>
          all.map(({ method, path }) => `${method} ${path}`);
        expect(keys(back.routes.added)).toEqual(keys(there.routes.removed));
        expect(keys(back.routes.changed).sort()).toEqual(keys(there.routes.changed).sort());
        const words = (all: Difference['access'], way: 'comesIn' | 'goesOut') =>
          all
            .flatMap((access) => access.routes.flatMap((name) => access[way].map((who) => `${name} ${who}`)))
            .sort();
        expect(words(back.access, 'comesIn')).toEqual(words(there.access, 'goesOut'));
        expect(words(back.access, 'goesOut')).toEqual(words(there.access, 'comesIn'));
      }),
      { numRuns: 5 },
    );
  });
});
