import { runRules } from '../../../src/checks';
import { exitCodeOf, findingsAsJson, formatFindings } from '../../../src/commands/check/format-findings';
import { findingsAsJunit } from '../../../src/commands/check/findings-as-junit';
import { findingsAsSarif } from '../../../src/commands/check/findings-as-sarif';
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

it('is SARIF at the lines of the service file', () => {
  const source = 'service: pets\nprivateApi:\n  vpcEndpointIds: []\nresources:\n  Stage: {}\n';
  const sarif = JSON.parse(
    findingsAsSarif(runRules(changedTemplate(change)), 'a service/serverless.yml', source),
  ) as {
    runs: readonly [{ readonly tool: unknown; readonly results: readonly object[] }];
  };
  const at = (startLine: number) => [
    { physicalLocation: { artifactLocation: { uri: 'a%20service/serverless.yml' }, region: { startLine } } },
  ];
  const [{ tool, results }] = sarif.runs;
  expect(results).toMatchObject([
    { ruleId: 'resource-policy-proof', level: 'error', locations: at(2) },
    { ruleId: 'data-trace', level: 'warning', locations: at(5) },
    { ruleId: 'logging-role', locations: at(5), suppressions: [{ justification: 'Set by the platform.' }] },
  ]);
  expect(tool).toMatchObject({ driver: { rules: [{ id: 'resource-policy-proof' }, {}, {}] } });
});

it('is JUnit with a case for each rule', () => {
  const xml = findingsAsJunit(runRules(changedTemplate(change)));
  expect(xml).toMatch(/<testsuite name="private-api check" tests="\d+" failures="1" errors="0" skipped="1">/);
  expect(xml).toMatch(
    /name="resource-policy-proof" classname="serverless-private-api"><failure message="[^"<]+">/,
  );
  expect(xml).toMatch(/name="data-trace" [^>]*><system-out>/);
  expect(xml).toContain('<skipped message="Set by the platform."/>');
});
