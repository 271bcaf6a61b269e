/**
 * How long the checks take on a template of 300 routes: what `package` and `check` add to the host's own work.
 *
 *     npx tsx bench/check/run.ts [--routes 300] [--runs 10] [--json]
 *
 * The first run is what a command sees; the others show what remains once the code is warm. CPU time beside wall time,
 * for machines that do other things as well.
 */
import { parseArgs } from 'node:util';
import { checkTemplate, rules } from '../../src/checks';
import { checkedTemplate } from './checked-template';

const { values } = parseArgs({
  options: {
    routes: { type: 'string', default: '300' },
    runs: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const routes = Number(values.routes);
const template = checkedTemplate(routes);

const times = Array.from({ length: Number(values.runs) }, () => {
  const started = performance.now();
  const before = process.cpuUsage();
  const findings = checkTemplate(template);
  if (findings.length > 0) throw new Error(`The template is not clean: ${JSON.stringify(findings[0])}`);
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
});
const median = (numbers: readonly number[]): number =>
  Math.round([...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0);
const [first] = times;
const result = {
  routes,
  resources: Object.keys(template.Resources).length,
  bytes: JSON.stringify(template).length,
  rules: rules.length,
  firstMilliseconds: Math.round(first?.wall ?? 0),
  firstCpuMilliseconds: Math.round(first?.cpu ?? 0),
  medianMilliseconds: median(times.map(({ wall }) => wall)),
  medianCpuMilliseconds: median(times.map(({ cpu }) => cpu)),
};

if (values.json) console.log(JSON.stringify(result));
else console.table([result]);
