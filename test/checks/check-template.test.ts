import { checkTemplate, rules, runRules } from '../../src/checks';
import { PrivateApiError } from '../../src/errors';
import { changedTemplate } from './support/changed-template';

const statement = 'Resources.Api.Properties.Policy.Statement';
const open = { [`${statement}[1]`]: '<remove>' };
const traced = { 'Resources.Stage.Properties.MethodSettings': [{ DataTraceEnabled: true }] };
const ids = (findings: readonly { ruleId: string }[]) => findings.map(({ ruleId }) => ruleId);

describe('findings', () => {
  it('are values, errors first', () => {
    expect(checkTemplate(changedTemplate({ ...traced, ...open }))).toEqual([
      {
        ruleId: 'resource-policy-proof',
        severity: 'error',
        path: `${statement}[0]`,
        message: expect.stringMatching(
          /^Statement\[0\] lets in GET \/prod\/pets from an anonymous caller/,
        ) as string,
        fix: expect.stringContaining('Deny') as string,
      },
      {
        ruleId: 'data-trace',
        severity: 'warning',
        path: 'Resources.Stage.Properties.MethodSettings[0].DataTraceEnabled',
        message: 'The stage logs the data of every request.',
        fix: expect.any(String) as string,
      },
    ]);
  });

  it('of an API that is not private stop nothing', () => {
    const change = {
      'Resources.Api.Properties.EndpointConfiguration': { Types: ['REGIONAL'] },
      'Resources.Api.Properties.Policy': '<remove>',
      'Resources.Deployment0123456789.DependsOn': '<remove>',
    };
    expect(checkTemplate(changedTemplate(change))).toMatchObject([
      { ruleId: 'deployment-order', severity: 'warning' },
    ]);
  });

  it('of a template without APIs are none', () => {
    expect(checkTemplate({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } })).toEqual([]);
  });
});

describe('options', () => {
  it('choose rules', () => {
    expect(ids(checkTemplate(changedTemplate({ ...traced, ...open }), { rules: ['data-trace'] }))).toEqual([
      'data-trace',
    ]);
    expect(() => checkTemplate(changedTemplate(), { rules: ['data-traces'] })).toThrow(PrivateApiError);
    expect(() => checkTemplate(changedTemplate(), { rules: ['data-traces'] })).toThrow(
      '"data-traces" is no rule',
    );
  });

  const wider = {
    [`${statement}[1].Condition.StringNotEquals`]: {
      'aws:SourceVpce': ['vpce-1', 'vpce-2'],
      'aws:SourceVpc': 'vpc-1',
    },
  };

  it('say who was meant', () => {
    expect(ids(checkTemplate(changedTemplate(wider)))).toEqual(['resource-policy-proof']);
    const Api = { vpcEndpointIds: ['vpce-1', 'vpce-2'], vpcIds: ['vpc-1'] };
    expect(checkTemplate(changedTemplate(wider), { access: { Api } })).toEqual([]);
    const narrower = { access: { Api: { ...Api, vpcIds: [] } } };
    expect(ids(checkTemplate(changedTemplate(wider), narrower))).toEqual(['resource-policy-proof']);
  });

  it('open up by name', () => {
    const Api = { vpcEndpointIds: ['vpce-1'], allowUnproven: true };
    expect(checkTemplate(changedTemplate(open), { access: { Api } })).toMatchObject([
      { ruleId: 'resource-policy-proof', severity: 'warning' },
    ]);
  });

  it('say where the API will be', () => {
    const elsewhere = {
      [`${statement}[1].Resource`]: 'arn:aws:execute-api:eu-west-1:123456789012:*/*',
    };
    const place = { region: 'eu-west-1', accountId: '123456789012' };
    expect(ids(checkTemplate(changedTemplate(elsewhere)))).toEqual(['resource-policy-proof']);
    expect(checkTemplate(changedTemplate(elsewhere), place)).toEqual([]);
    expect(ids(checkTemplate(changedTemplate(elsewhere), { ...place, region: 'eu-north-1' }))).toEqual([
      'resource-policy-proof',
    ]);
  });
});

describe('suppressions', () => {
  const suppress = (resource: string, reasons: object) => ({
    [`Resources.${resource}.Metadata`]: { 'serverless-private-api': { suppress: reasons } },
  });

  it('of a resource, with a reason', () => {
    const change = { ...traced, ...suppress('Stage', { 'data-trace': 'a development stage' }) };
    const { findings, suppressed } = runRules(changedTemplate(change));
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ ruleId: 'data-trace', reason: 'a development stage' }]);
  });

  it('of another resource hide nothing', () => {
    const change = { ...traced, ...suppress('Api', { 'data-trace': 'a development stage' }) };
    expect(ids(checkTemplate(changedTemplate(change)))).toEqual(['data-trace']);
  });

  it('of the whole template', () => {
    const suppressions = { 'data-trace': 'a development stage' };
    expect(checkTemplate(changedTemplate(traced), { suppressions })).toEqual([]);
  });

  it('without a reason hide nothing and are found', () => {
    const suppressions = { 'data-trace': ' ' };
    expect(ids(checkTemplate(changedTemplate(traced), { suppressions }))).toEqual([
      'suppression',
      'data-trace',
    ]);
  });
});

it('describes every rule', () => {
  for (const { id, why, fix, docs } of rules) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(why).toMatch(/\.$/);
    expect(fix).toMatch(/[.*] ?\.?$/);
    expect(docs).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\//);
  }
});
