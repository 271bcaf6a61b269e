import { describeDifference } from './describe-difference';
import { escapeXml } from './escape-xml';
import type { CaseResult } from './run-cases';

/** The results as CI systems read them: JUnit's XML, a suite with a test case for each. */
export function asJunit(results: readonly CaseResult[], suite: string): string {
  const count = (outcome: CaseResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const seconds = results.reduce((total, { milliseconds }) => total + milliseconds, 0) / 1000;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${count('failed')}" skipped="${count('skipped')}" time="${seconds}">`,
    `  <testsuite name="${escapeXml(suite)}" tests="${results.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}" time="${seconds}">`,
    ...results.flatMap(testCase(suite)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const testCase =
  (suite: string) =>
  (result: CaseResult): string[] => {
    const { name, outcome, milliseconds, reason = '' } = result;
    const open = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(suite)}" time="${milliseconds / 1000}"`;
    switch (outcome) {
      case 'passed':
        return [`${open}/>`];
      case 'skipped':
        return [`${open}>`, `      <skipped message="${escapeXml(reason)}"/>`, '    </testcase>'];
      case 'failed': {
        const lines = [reason, ...result.differences.map(describeDifference)].filter((line) => line !== '');
        return [
          `${open}>`,
          `      <failure message="${escapeXml(lines[0] ?? 'failed')}">${escapeXml([...lines, '', ...result.log].join('\n'))}</failure>`,
          '    </testcase>',
        ];
      }
    }
  };
