import { runRules } from '../../../src/checks';
import { exitCodeOf, findingsAsJson, formatFindings } from '../../../src/commands/check/format-findings';
import { changedTemplate } from '../../checks/support/changed-template';

const change = {
  'Resources.Api.Properties.Policy.Statement[1]': '<remove>',
  'Resources.Stage.Properties.MethodSettings': [{ DataTraceEnabled: true, LoggingLevel: 'INFO' }],
  'Resources.Stage.Metadata': {
    'serverless-private-api': { suppress: { 'logging-role': 'Set by the platform.' } },
  },
};

it('shows errors, warnings, what is suppressed, and how many', () => {
  const text = formatFindings(runRules(changedTemplate(change)));
  expect(text).toMatch(
    /^error {2}resource-policy-proof\n {2}Resources\.Api\.Properties\.Policy\.Statement\[0\]\n/,
  );
  expect(text).toContain(
    'warning  data-trace\n  Resources.Stage.Properties.MethodSettings[0].DataTraceEnabled\n',
  );
  expect(text).toContain('suppressed  logging-role\n  Resources.Stage.Properties: Set by the platform.\n');
  expect(text).toMatch(/\n1 error, 1 warning, 1 suppressed\.\n$/);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('says so where nothing is found', () => {
  expect(formatFindings(runRules(changedTemplate()))).toBe('no errors, no warnings.\n');
});

it('is JSON for a machine', () => {
  const result = runRules(changedTemplate(change));
  expect(JSON.parse(findingsAsJson(result))).toEqual(result);
});

it('fails for errors only', () => {
  const template = changedTemplate(change);
  expect(exitCodeOf(runRules(template))).toBe(1);
  expect(exitCodeOf(runRules(template, { rules: ['data-trace'] }))).toBe(0);
});
