import { stopOnFindings } from '../../../src/commands/package/stop-on-findings';
import type { Host, HostUtilities } from '../../../src/framework/host';
import { changedTemplate } from '../../checks/support/changed-template';

const host = { getProvider: () => ({ getRegion: () => 'eu-west-1' }) } as unknown as Host;

function warned(change: Record<string, unknown>): string {
  const said: string[] = [];
  const utilities = { log: { warning: (text: string) => said.push(text) } } as unknown as HostUtilities;
  stopOnFindings(host, undefined, utilities, changedTemplate(change));
  return said.join('\n');
}

const suppress = (rule: string) => ({
  'Resources.Api.Metadata.serverless-private-api.suppress': { [rule]: 'Agreed with the owner.' },
});

it('says nothing of a template that is in order', () => {
  expect(warned({})).toBe('');
});

it.each([
  ['resource-policy-missing', { 'Resources.Api.Properties.Policy': '<remove>' }, 'has no resource policy'],
  ['resource-policy-proof', { 'Resources.Api.Properties.Policy.Statement[1]': '<remove>' }, 'lets in GET'],
])('says that %s is suppressed, and why', (rule, change, says) => {
  const text = warned({ ...change, ...suppress(rule) });
  expect(text).toContain(says);
  expect(text).toContain('accepted: Agreed with the owner.');
});

it('does not say so of a rule that keeps nobody out', () => {
  const change = {
    'Resources.Stage.Properties.MethodSettings': [
      { DataTraceEnabled: true, HttpMethod: '*', ResourcePath: '/*' },
    ],
  };
  const inStage = {
    'Resources.Stage.Metadata.serverless-private-api.suppress': { 'data-trace': 'No personal data.' },
  };
  expect(warned(change)).toContain('data-trace');
  expect(warned({ ...change, ...inStage })).not.toContain('data-trace');
});
