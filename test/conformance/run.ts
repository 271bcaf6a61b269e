/**
 * Runs the conformance cases of folders through the entry points of the built package.
 *
 *     npm run conformance -- <folder>… [--failures] [--require PERCENT] [--source]
 *
 * docs/conformance.md says what the categories mean and what cannot be run.
 */
import { parseArgs } from 'node:util';
import { loadEntryPoints } from './entry-points';
import { details, passed, runFolder, runnable, summary, type Report } from './run-cases';

const USAGE = 'Usage: npm run conformance -- <folder>… [--failures] [--require PERCENT] [--source]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      failures: { type: 'boolean', default: false },
      require: { type: 'string' },
      source: { type: 'boolean', default: false },
    },
  });
  const required = Number(values.require ?? 0);
  if (positionals.length === 0 || Number.isNaN(required)) throw new Error(USAGE);
  const entryPoints = loadEntryPoints(values.source);
  const reports: Report[] = [];
  for (const folder of positionals) {
    for await (const report of runFolder(folder, entryPoints)) {
      reports.push(report);
      console.log([summary(report), ...details(report, values.failures)].join('\n'));
    }
  }
  const all: Report = { name: 'all', verdicts: reports.flatMap(({ verdicts }) => verdicts) };
  console.log(summary(all));
  const percent = runnable(all) === 0 ? 0 : (100 * passed(all)) / runnable(all);
  if (percent < required) {
    console.error(`${percent.toFixed(2)} % passed, ${required} % required.`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
