// `npm audit` of what users install. Some registries (mirrors, offline caches) cannot answer: that is said, and is no finding.
import { spawnSync } from 'node:child_process';

const { status, stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const report = JSON.parse(stdout === '' ? '{}' : stdout);

if (report.metadata?.vulnerabilities === undefined) {
  const reason = report.error?.summary || report.message || stderr.trim();
  console.error(
    `NOTICE: the registry does not answer npm audit, so dependencies are NOT audited here: ${reason}`,
  );
} else {
  console.log(`npm audit: ${JSON.stringify(report.metadata.vulnerabilities)}`);
  process.exitCode = status ?? 1;
}
