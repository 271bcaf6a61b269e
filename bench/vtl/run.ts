/**
 * Parse once, render many: the project's engine, velocityjs and, where Java is installed, Velocity 1.7, side by side in
 * one run.
 *
 *     npm run bench:vtl [-- --milliseconds 200]
 *
 * Times are processor time, the best of several rounds. velocityjs cannot render most of the
 * shipped templates, which the table says; its $input and $util are JavaScript's own JSON.
 */
import { parseArgs } from 'node:util';
import { Compile, parse } from 'velocityjs';
import { loadEntryPoints } from '../../test/conformance/entry-points';
import {
  oracleProblem,
  startVelocityOracle,
  type OracleInput,
  type VelocityOracle,
} from '../../test/oracle/velocity-oracle';
import { benchInput } from './inputs';
import { measure } from './measure';
import { benchTemplates, type BenchTemplate } from './templates';
import { velocityjsReferences } from './velocityjs-references';

const SIZES = [300, 10_000, 100_000, 1_000_000];

const { values } = parseArgs({ options: { milliseconds: { type: 'string', default: '200' } } });
const milliseconds = Number(values.milliseconds);
// The built package: what users run.
const { parseTemplate, renderTemplate } = loadEntryPoints(false).vtl;

interface Row {
  output: string;
  ours: number;
  velocityjs?: number;
  /** velocityjs gives about as much output. Where it does not, it does not do the work, and its time says nothing. */
  comparable: boolean;
  java?: number;
}

function renderOurs(template: string, input: OracleInput & { body: string }): () => string {
  const parsed = parseTemplate(template);
  const { body, params, context, stageVariables } = input;
  return () =>
    renderTemplate(parsed, {
      body,
      params: { path: {}, querystring: {}, header: {}, ...params },
      ...(context === undefined ? {} : { context }),
      ...(stageVariables === undefined ? {} : { stageVariables }),
    }).output;
}

function renderVelocityjs(
  template: string,
  input: OracleInput & { body: string },
): (() => string) | undefined {
  try {
    const parsed = parse(template);
    const render = (): string => new Compile(parsed).render(velocityjsReferences(input));
    render();
    return render;
  } catch {
    return undefined; // the table says that it fails
  }
}

async function row(
  { template, body }: BenchTemplate,
  bytes: number,
  oracle: VelocityOracle | undefined,
): Promise<Row | { failure: string }> {
  const input = benchInput(body, bytes);
  const ours = renderOurs(template, input);
  const velocityjs = renderVelocityjs(template, input);
  let output: string;
  try {
    output = ours();
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
  const plain = (text: string): number => text.replace(/\s+/g, '').length;
  const java = await oracle?.bench({ ...input, template }, milliseconds * 3);
  return {
    output,
    ours: measure(ours, milliseconds),
    comparable: velocityjs !== undefined && plain(velocityjs()) >= 0.9 * plain(output),
    ...(velocityjs === undefined ? {} : { velocityjs: measure(velocityjs, milliseconds) }),
    ...(java === undefined || java.error !== undefined ? {} : { java: java.microseconds / java.renders }),
  };
}

const number = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

function print(
  { name }: BenchTemplate,
  bytes: number,
  { output, ours, velocityjs, comparable, java }: Row,
): void {
  const kilobytes = Buffer.byteLength(output) / 1000;
  const cells = [
    bytes === SIZES[0] ? name : '',
    number(bytes / 1000),
    number(kilobytes),
    number(ours),
    number(ours / kilobytes),
    velocityjs === undefined ? 'fails' : comparable ? number(velocityjs) : 'wrong',
    velocityjs === undefined || !comparable ? '' : `${(velocityjs / ours).toFixed(1)} ×`,
    java === undefined ? '' : number(java),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

async function main(): Promise<void> {
  const problem = oracleProblem();
  if (problem !== undefined) console.log(`No Java column. ${problem}\n`);
  const oracle = problem === undefined ? startVelocityOracle() : undefined;
  console.log(
    '| template | body, KB | output, KB | µs a render | µs a KB of output | velocityjs, µs | velocityjs ÷ ours | Java, µs |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
  for (const template of benchTemplates()) {
    for (const bytes of SIZES) {
      const result = await row(template, bytes, oracle);
      if ('failure' in result)
        console.log(`| ${template.name} | ${number(bytes / 1000)} | fails: ${result.failure} |`);
      else print(template, bytes, result);
    }
  }
  console.log(
    '\nwrong: velocityjs leaves most of the output away, for want of a method that the template uses.',
  );
  await oracle?.close();
}

void main();
