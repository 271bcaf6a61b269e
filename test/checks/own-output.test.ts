import { runRules } from '../../src/checks';
import { checkOptions } from '../../src/commands/package/stop-on-findings';
import { aService } from '../config/service';
import { synthesizedTemplate } from '../support/synthesized-template';

const vpcEndpointIds = ['vpce-0123456789abcdef0'];

/** What the package makes of a configuration, and what it tells the checks of it. */
function packaged(privateApi: object, events: readonly unknown[]) {
  const functions = { api: { events: events.map((event) => ({ privateApi: event })) } };
  const { api, template } = synthesizedTemplate(aService({ privateApi, functions, tracing: true }));
  return { template, options: checkOptions(api, 'eu-central-1') };
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
  const { template, options } = packaged(privateApi, events);
  expect(runRules(template, options)).toEqual({ findings: [], suppressed: [] });
});

it('a policy that was widened by hand is refused', () => {
  const { template, options } = packaged({ vpcEndpointIds }, ['*']);
  const policy = template.Resources['PrivateApiGatewayRestApi']?.Properties?.['Policy'] as {
    Statement: object[];
  };
  policy.Statement.pop();
  expect(runRules(template, options).findings).toMatchObject([
    {
      ruleId: 'resource-policy-proof',
      severity: 'error',
      message: expect.stringContaining('lets in GET /dev/') as string,
    },
  ]);
});
