import { describeDifference } from './describe-difference';
import type { CaseResult } from './run-cases';

/** The results as CI systems read them: JUnit's XML, a suite with a test case for each. */
export function asJunit(results: readonly CaseResult[], suite: string): string {
  const count = (outcome: CaseResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const seconds = results.reduce((total, { milliseconds }) => total + milliseconds, 0) / 1000;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${count('failed')}" skipped="${count('skipped')}" time="${seconds}">`,
    `  <testsuite name="${escaped(suite)}" tests="${results.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}" time="${seconds}">`,
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
    const open = `    <testcase name="${escaped(name)}" classname="${escaped(suite)}" time="${milliseconds / 1000}"`;
    switch (outcome) {
      case 'passed':
        return [`${open}/>`];
      case 'skipped':
        return [`${open}>`, `      <skipped message="${escaped(reason)}"/>`, '    </testcase>'];
      case 'failed': {
        const lines = [reason, ...result.differences.map(describeDifference)].filter((line) => line !== '');
        return [
          `${open}>`,
          `      <failure message="${escaped(lines[0] ?? 'failed')}">${escaped([...lines, '', ...result.log].join('\n'))}</failure>`,
          '    </testcase>',
        ];
      }
    }
  };

/** Characters that XML has no way to write are replaced: www.w3.org/TR/xml/#charsets. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
