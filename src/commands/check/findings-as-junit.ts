import { rules, type CheckResult } from '../../checks';
import { escapeXml } from '../../cases/escape-xml';

/** A test case for each rule: it fails with an error, is skipped where it is suppressed; a warning is its output. */
export function findingsAsJunit({ findings, suppressed }: CheckResult): string {
  const cases = rules.map(({ id }) => {
    const own = findings.filter(({ ruleId }) => ruleId === id);
    const errors = own.filter(({ severity }) => severity === 'error');
    const text = (found: typeof own): string =>
      found.map(({ path, message, fix }) => `${path}: ${message} Fix: ${fix}`).join('\n');
    const accepted = suppressed.filter(({ ruleId }) => ruleId === id).map(({ reason }) => reason);
    const body =
      errors.length > 0
        ? `<failure message="${escapeXml(errors[0]?.message ?? '')}">${escapeXml(text(errors))}</failure>`
        : own.length > 0
          ? `<system-out>${escapeXml(text(own))}</system-out>`
          : accepted.length > 0
            ? `<skipped message="${escapeXml(accepted.join('; '))}"/>`
            : '';
    const open = `    <testcase name="${id}" classname="serverless-private-api"`;
    return { failed: errors.length > 0, skipped: body.startsWith('<skipped'), open, body };
  });
  const count = (which: 'failed' | 'skipped'): number => cases.filter((one) => one[which]).length;
  const numbers = `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${numbers}>`,
    `  <testsuite name="private-api check" ${numbers}>`,
    ...cases.map(({ open, body }) => (body === '' ? `${open}/>` : `${open}>${body}</testcase>`)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
