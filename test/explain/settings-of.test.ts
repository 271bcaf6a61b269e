import { explainAs } from '../../src/commands/explain/explain-as';
import { explainTemplate } from '../../src/explain/explain-template';
import { aService } from '../config/service';
import { synthesizedTemplate } from '../support/synthesized-template';

const vpcEndpointIds = ['vpce-0123456789abcdef0'];

test('every setting is shown, in the words of CloudFormation', () => {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: {
        vpcEndpointIds,
        tags: { team: 'orders' },
        stageVariables: { colour: 'blue' },
        logs: { access: true, execution: true },
        throttle: { rateLimit: 50 },
        usagePlan: { quota: { limit: 5, period: 'DAY' }, methods: { 'GET /orders/{id}': { rateLimit: 1 } } },
        apiKeys: [{ name: 'acme', value: 'a-secret-of-twenty-characters' }, { id: 'a1b2c3' }],
        webAclArn: { 'Fn::ImportValue': 'acl' },
        properties: { restApi: { MinimumCompressionSize: 0 }, stage: { CacheClusterEnabled: true } },
      },
      functions: {
        api: {
          events: [
            {
              privateApi: {
                method: 'GET',
                path: '/orders/{id}',
                private: true,
                operationName: 'getOrder',
                cache: { keyParameters: ['method.request.header.Accept'] },
              },
            },
            {
              privateApi: {
                method: 'POST',
                path: '/jobs',
                async: true,
                credentials: 'arn:aws:iam::1:role/x',
              },
            },
          ],
        },
      },
    }),
  );
  const explanation = explainTemplate(template);
  const lines = explanation.settings.map(({ of, setting, value }) => `${of} | ${setting} | ${value}`);
  expect(lines).toEqual(
    expect.arrayContaining([
      'the API | Tags | team=orders',
      'the API | MinimumCompressionSize | 0',
      'stage dev | Variables.colour | blue',
      'stage dev | CacheClusterEnabled | true',
      'stage dev | WebACLArn | <ImportValue acl>',
      'stage dev, every method | LoggingLevel | ERROR',
      'stage dev, every method | ThrottlingRateLimit | 50',
      'stage dev, GET /orders/{id} | CacheTtlInSeconds | 300',
      'GET /orders/{id} | ApiKeyRequired | true',
      'GET /orders/{id} | OperationName | getOrder',
      'GET /orders/{id} | CacheKeyParameters | method.request.path.id, method.request.header.Accept',
      'POST /jobs | Credentials | arn:aws:iam::1:role/x',
      'POST /jobs | X-Amz-Invocation-Type | Event',
      'usage plan dev-orders-private | Quota.Limit | 5',
      'usage plan dev-orders-private | Throttle./orders/{id}/GET.RateLimit | 1',
      'usage plan dev-orders-private | keys | acme, a1b2c3',
    ]),
  );
  expect(lines.join('\n')).toMatch(/^stage dev \| AccessLogSetting\.DestinationArn \| arn:.*log-group:/m);
  expect(lines.join('\n')).not.toMatch(/secret|Format|DeploymentId|\?/);
  expect(explainAs(explanation, 'text')).toMatch(/^ {2}GET \/orders\/\{id\} +ApiKeyRequired +true$/m);
  expect(explainAs(explanation, 'markdown')).toContain(
    '| GET /orders/{id} | ApiKeyRequired | true |'.replaceAll(/[{}]/g, '\\$&'),
  );
});

test('an API without any has no such section', () => {
  const explanation = explainTemplate(
    synthesizedTemplate(aService({ privateApi: { vpcEndpointIds } })).template,
  );
  expect(explanation.settings).toEqual([]);
  expect(explainAs(explanation, 'text')).not.toContain('Settings');
});
