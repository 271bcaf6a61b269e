import type { CheckResult, Finding } from '../../checks';
import { wrapText } from '../explain/wrap-text';

/** What `private-api check` prints: errors first, and how many of each. */
export function formatFindings({ findings, suppressed }: CheckResult, width = 80): string {
  const known = suppressed.map(
    ({ ruleId, path, reason }) => `suppressed  ${ruleId}\n${wrapText(`${path}: ${reason}`, width, '  ')}`,
  );
  return [
    ...findings.map((finding) => formatFinding(finding, width)),
    ...known,
    summary({ findings, suppressed }),
  ]
    .join('\n\n')
    .concat('\n');
}

function formatFinding({ ruleId, severity, path, message, fix }: Finding, width: number): string {
  return [
    `${severity}  ${ruleId}`,
    // A path is to be copied: it is never broken.
    `  ${path}`,
    wrapText(message, width, '  '),
    wrapText(`fix: ${fix}`, width, '  '),
  ].join('\n');
}

function summary({ findings, suppressed }: CheckResult): string {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function counted(count: number, word: string): string {
  return `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`;
}

/** What `private-api check --json` prints. */
export function findingsAsJson({ findings, suppressed }: CheckResult): string {
  return JSON.stringify({ findings, suppressed }, null, 2);
}

/** 1 if there is an error, else 0. */
export function exitCodeOf({ findings }: CheckResult): 0 | 1 {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
