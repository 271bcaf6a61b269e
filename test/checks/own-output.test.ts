import { runRules, type CheckedAccess } from '../../src/checks';
import { finalizeDeployment } from '../../src/cloudformation/finalize-deployment';
import { synthesize } from '../../src/cloudformation/synthesize';
import type { CloudFormationTemplate } from '../../src/cloudformation/template';
import { normalize } from '../../src/config/normalize';
import type { PrivateApi } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';

const vpcEndpointIds = ['vpce-0123456789abcdef0'];

/** What the package makes of a configuration, beside a function. */
function packaged(privateApi: object, events: readonly unknown[]) {
  const api = normalize({
    name: 'orders',
    stage: 'dev',
    privateApi,
    functions: { api: { events: events.map((event) => ({ privateApi: event })) } },
    isValidated: false,
    tags: {},
    tracing: true,
    resources: {},
    readFile: () => '',
  });
  if (api === undefined) throw new Error('no private API');
  const target = { normalizedName: 'Api', logicalId: 'ApiLambdaFunction', alias: undefined };
  const { Resources, Mappings, Outputs } = synthesize(api, { api: target }, loadTemplateTexts());
  const own: CloudFormationTemplate['Resources'] = {
    ApiLambdaFunction: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 6 } },
  };
  const { template } = finalizeDeployment({ Resources: { ...own, ...Resources }, Mappings, Outputs });
  return { template, access: { PrivateApiGatewayRestApi: accessOf(api) } };
}

function accessOf({ vpcEndpointIds: associated, access }: PrivateApi): CheckedAccess {
  const { vpcIds, cidrs, accounts, principals, organizations } = access;
  return {
    vpcEndpointIds: [...[associated].flat(), ...[access.vpcEndpointIds ?? []].flat()],
    ...(vpcIds && { vpcIds }),
    ...(cidrs && { cidrs }),
    ...(accounts && { accounts }),
    ...(principals && { principals }),
    ...(organizations && { organizations }),
  };
}

it.each([
  ['the smallest', { vpcEndpointIds }, ['*']],
  [
    'every format',
    { vpcEndpointIds, response: { format: 'negotiate', exposeErrors: true } },
    ['*', 'GET /a/{id}'],
  ],
  ['the proxy shape', { vpcEndpointIds, response: { result: 'proxy' } }, ['POST /a']],
  ['the event of migration', { vpcEndpointIds, request: { event: 'lambda' } }, ['GET /a', 'POST /a/b']],
  ['a body as the event', { vpcEndpointIds, request: { event: 'passthrough' } }, ['POST /a']],
  [
    'mapped errors',
    { vpcEndpointIds, response: { errors: [{ pattern: '.*not found.*', status: 404 }] } },
    ['GET /a'],
  ],
  [
    'lists that only CloudFormation knows',
    {
      vpcEndpointIds: { 'Fn::Split': [',', { 'Fn::ImportValue': 'endpoints' }] },
      access: { vpcEndpointIds: ['vpce-0aaaaaaaaaaaaaaaa'], vpcIds: [{ Ref: 'Vpc' }], cidrs: ['10.0.0.0/8'] },
    },
    ['GET /a'],
  ],
  [
    'everything that narrows',
    {
      vpcEndpointIds,
      authorization: 'AWS_IAM',
      access: {
        accounts: ['123456789012', { Ref: 'AWS::AccountId' }],
        principals: ['arn:aws:iam::*:role/orders-*', { 'Fn::GetAtt': ['Role', 'Arn'] }],
        organizations: ['o-abcdefghij'],
        statements: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: 'execute-api:/*/DELETE/*',
          },
        ],
      },
    },
    ['GET /a'],
  ],
])('nothing is found in what the package makes: %s', (_, privateApi, events) => {
  const { template, access } = packaged(privateApi, events);
  expect(runRules(template, { access })).toEqual({ findings: [], suppressed: [] });
});

it('a policy that was widened by hand is refused', () => {
  const { template, access } = packaged({ vpcEndpointIds }, ['*']);
  const policy = template.Resources['PrivateApiGatewayRestApi']?.Properties?.['Policy'] as {
    Statement: object[];
  };
  policy.Statement.pop();
  expect(runRules(template, { access }).findings).toMatchObject([
    {
      ruleId: 'resource-policy-proof',
      severity: 'error',
      message: expect.stringContaining('lets in GET /dev/') as string,
    },
  ]);
});
