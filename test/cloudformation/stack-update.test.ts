import { mapValues, pickBy } from 'lodash';
import type { Service } from '../../src/config/service';
import type { CloudFormationTemplate } from '../../src/template/template';
import { aService } from '../config/service';
import { liveFaults } from '../support/stack-update/live-faults';
import { planUpdate } from '../support/stack-update/plan-update';
import { synthesizedTemplate } from '../support/synthesized-template';

const endpoint = 'vpce-0123456789abcdef0';
const login = { type: 'token', function: 'login' };
const privateApi = { vpcEndpointIds: [endpoint], authorizers: { login }, authorization: 'login' };
const routes = (...paths: string[]) => ({ events: paths.map((path) => ({ privateApi: `GET ${path}` })) });
const functions = { api: routes('/a', '/b'), other: routes('/c'), login: {}, spare: {} };
const alias = { name: 'provisioned', logicalId: 'ApiProvConcLambdaAlias' };

const templateOf = (change: Partial<Service> = {}, aliases = {}): CloudFormationTemplate =>
  synthesizedTemplate(aService({ privateApi, functions, ...change }), aliases).template;

interface Change {
  readonly what: string;
  readonly after: CloudFormationTemplate;
  /** What CloudFormation does to the API and what it calls, but for the Deployment and its Stage. */
  readonly actions: Readonly<Record<string, string>>;
}

/** Every one of these makes another Deployment. */
const changes: readonly Change[] = [
  {
    what: 'the policy',
    after: templateOf({ privateApi: { ...privateApi, access: { cidrs: ['10.0.0.0/8'] } } }),
    actions: { PrivateApiGatewayRestApi: 'update' },
  },
  {
    what: 'a template of a route',
    after: templateOf({
      functions: {
        ...functions,
        other: { events: [{ privateApi: { method: 'GET', path: '/c', response: { format: 'xml' } } }] },
      },
    }),
    actions: { PrivateApiGatewayMethodCGet: 'update' },
  },
  {
    what: 'a route more, of a function that had none',
    after: templateOf({ functions: { ...functions, spare: routes('/d') } }),
    actions: {
      PrivateApiGatewayResourceD: 'create',
      PrivateApiGatewayMethodDGet: 'create',
      SpareLambdaPermissionPrivateApiGateway: 'create',
    },
  },
  {
    what: 'a route less, with its function',
    after: templateOf({ functions: { api: functions.api, login: {}, spare: {} } }),
    actions: {
      PrivateApiGatewayResourceC: 'remove',
      PrivateApiGatewayMethodCGet: 'remove',
      OtherLambdaPermissionPrivateApiGateway: 'remove',
      OtherLambdaFunction: 'remove',
    },
  },
  {
    what: 'another path of a route',
    after: templateOf({ functions: { ...functions, other: routes('/d') } }),
    actions: {
      PrivateApiGatewayResourceC: 'remove',
      PrivateApiGatewayMethodCGet: 'remove',
      PrivateApiGatewayResourceD: 'create',
      PrivateApiGatewayMethodDGet: 'create',
    },
  },
  {
    what: 'a route that moves to a function that had none',
    after: templateOf({ functions: { ...functions, other: {}, spare: routes('/c') } }),
    actions: {
      PrivateApiGatewayMethodCGet: 'update',
      OtherLambdaPermissionPrivateApiGateway: 'remove',
      SpareLambdaPermissionPrivateApiGateway: 'create',
    },
  },
  {
    what: 'the name of a function',
    after: templateOf({ functions: { ...functions, api: { ...functions.api, name: 'api-v2' } } }),
    actions: {
      ApiLambdaFunction: 'replace',
      ApiLambdaPermissionPrivateApiGateway: 'replace',
      PrivateApiGatewayMethodAGet: 'update',
      PrivateApiGatewayMethodBGet: 'update',
    },
  },
  {
    what: "the name of an authorizer's function",
    after: templateOf({ functions: { ...functions, login: { name: 'login-v2' } } }),
    actions: {
      LoginLambdaFunction: 'replace',
      PrivateApiGatewayAuthorizerLoginPermission: 'replace',
      PrivateApiGatewayAuthorizerLogin: 'update',
    },
  },
  {
    what: 'provisioned concurrency',
    after: templateOf({}, { api: alias }),
    actions: {
      ApiProvConcLambdaAlias: 'create',
      ApiLambdaPermissionPrivateApiGateway: 'replace',
      PrivateApiGatewayMethodAGet: 'update',
      PrivateApiGatewayMethodBGet: 'update',
    },
  },
  {
    what: 'an endpoint more',
    after: templateOf({
      privateApi: { ...privateApi, vpcEndpointIds: [endpoint, 'vpce-0123456789abcdef1'] },
    }),
    actions: { PrivateApiGatewayRestApi: 'update' },
  },
  {
    what: 'the name of an authorizer',
    after: templateOf({
      privateApi: { ...privateApi, authorizers: { token: login }, authorization: 'token' },
    }),
    actions: {
      PrivateApiGatewayAuthorizerLogin: 'remove',
      PrivateApiGatewayAuthorizerLoginPermission: 'remove',
      PrivateApiGatewayAuthorizerToken: 'create',
      PrivateApiGatewayAuthorizerTokenPermission: 'create',
      PrivateApiGatewayMethodAGet: 'update',
      PrivateApiGatewayMethodBGet: 'update',
      PrivateApiGatewayMethodCGet: 'update',
    },
  },
];

const before = templateOf();
const isDeployment = (id: string): boolean => id.startsWith('PrivateApiGatewayDeployment');
const isStage = (id: string): boolean => id === 'PrivateApiGatewayStage';

describe.each(changes)('an update that changes $what', ({ after, actions }) => {
  const planned = planUpdate(before, after).actions;

  test('does no more than it says, makes another Deployment and moves the Stage to it', () => {
    expect(pickBy(planned, (_, id) => !isDeployment(id) && !isStage(id))).toEqual(actions);
    const deployments = Object.values(pickBy(planned, (_, id) => isDeployment(id))).sort();
    expect([deployments, planned['PrivateApiGatewayStage']]).toEqual([['create', 'remove'], 'update']);
  });

  test('leaves every route that stays to a function that is there and may be called', () => {
    expect(liveFaults(before, after)).toEqual([]);
  });

  test('taken back, does the same', () => {
    expect(liveFaults(after, before)).toEqual([]);
  });
});

test('another stage is another Stage of the same Deployment, made before the old one goes', () => {
  const after = templateOf({ privateApi: { ...privateApi, stage: 'next' } });
  expect(planUpdate(before, after).actions).toEqual({ PrivateApiGatewayStage: 'replace' });
  expect(liveFaults(before, after)).toEqual([]);
});

describe('the walk through an update finds', () => {
  const onlyMethods = ({ Resources, ...rest }: CloudFormationTemplate): CloudFormationTemplate => ({
    ...rest,
    Resources: mapValues(Resources, (resource, id) =>
      isDeployment(id)
        ? {
            ...resource,
            DependsOn: [resource.DependsOn ?? []].flat().filter((name) => name.includes('Method')),
          }
        : resource,
    ),
  });
  const changeOf = (what: string): CloudFormationTemplate =>
    changes.find((change) => change.what === what)?.after ?? before;

  test.each([
    ['provisioned concurrency', 'ApiLambdaFunction#1.Arn>:provisioned is not there'],
    ['a route that moves to a function that had none', '<SpareLambdaFunction#1.Arn> may not be called'],
    ['the name of an authorizer', '<LoginLambdaFunction#1.Arn> may not be called'],
  ])('a Deployment that waits for methods alone: %s', (what, fault) => {
    expect(liveFaults(before, onlyMethods(changeOf(what))).join('\n')).toContain(fault);
  });

  test('a Deployment that keeps its id though a function is replaced', () => {
    const after = changeOf('the name of a function');
    const id = Object.keys(before.Resources).find(isDeployment) ?? '';
    const text = JSON.stringify(after).replace(/PrivateApiGatewayDeployment[0-9a-f]{10}/g, id);
    expect(liveFaults(before, JSON.parse(text) as CloudFormationTemplate)).toContainEqual(
      expect.stringContaining('<ApiLambdaFunction#1.Arn> is not there'),
    );
  });
});
