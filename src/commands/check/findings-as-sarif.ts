import { uniq } from 'lodash';
import { rules, type CheckResult, type Finding } from '../../checks';

/**
 * SARIF 2.1.0, which GitHub and others show at the lines of a review
 * (docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). A finding is in the template; it stands at the file that
 * the template is made from.
 *
 * @param file of the service, from the root of the repository
 * @param source its text
 */
export function findingsAsSarif({ findings, suppressed }: CheckResult, file: string, source: string): string {
  const all = [...findings, ...suppressed];
  const used = uniq(all.map(({ ruleId }) => ruleId));
  const lines = source.split('\n');
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'serverless-private-api',
              rules: rules
                .filter(({ id }) => used.includes(id))
                .map(({ id, why, fix, docs, severity }) => ({
                  id,
                  shortDescription: { text: why },
                  help: { text: fix },
                  helpUri: docs,
                  defaultConfiguration: { level: severity },
                })),
            },
          },
          results: all.map((finding) => ({
            ruleId: finding.ruleId,
            level: finding.severity,
            message: { text: `${finding.path}: ${finding.message} Fix: ${finding.fix}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file) },
                  region: { startLine: lineOf(finding, lines) },
                },
                logicalLocations: [{ fullyQualifiedName: finding.path }],
              },
            ],
            ...('reason' in finding && {
              suppressions: [{ kind: 'inSource', justification: finding.reason }],
            }),
          })),
        },
      ],
    },
    null,
    2,
  );
}

/** Where the file names the resource, or else sets the API up; its first line where it does neither. */
function lineOf({ path }: Finding, lines: readonly string[]): number {
  const [, logicalId = ''] = path.split('.');
  const names = [logicalId, 'privateApi'].filter((name) => name !== '');
  const found = names.map((name) => lines.findIndex((line) => line.includes(name)));
  return (found.find((index) => index >= 0) ?? 0) + 1;
}
