import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const APT_GET =
  'sudo apt-get install -y default-jdk-headless velocity libjsonpath-java libjson-smart-java';

const JARS = [
  'velocity',
  'commons-collections3',
  'commons-lang',
  'json-path',
  'json-smart',
  'accessors-smart',
  'asm',
  'slf4j-api',
];

/** Where Debian's packages put jars. `ORACLE_JARS` names another directory with the same names. */
const jarDirectory = (): string => process.env['ORACLE_JARS'] ?? '/usr/share/java';

/** What is missing to run the Java engines, as a sentence that says how to get it; undefined if nothing is. */
export function oracleProblem(): string | undefined {
  const missing = JARS.map((name) => join(jarDirectory(), `${name}.jar`)).filter((jar) => !existsSync(jar));
  for (const tool of ['java', 'javac']) {
    if (spawnSync(tool, ['-version'], { stdio: 'ignore' }).status !== 0) missing.unshift(tool);
  }
  return missing.length === 0
    ? undefined
    : `The Java engines are not here (missing: ${missing.join(', ')}). To get them on Debian or Ubuntu: ${APT_GET}`;
}

/**
 * The arguments for `java`. Compiles the program first unless a directory named after its sources is there:
 * whoever changes a source gets a new one. Throws with the sentence of `oracleProblem`.
 */
export function oracleCommand(): string[] {
  const problem = oracleProblem();
  if (problem !== undefined) throw new Error(problem);
  const sources = readdirSync(join(__dirname, 'java'))
    .filter((name) => name.endsWith('.java'))
    .sort()
    .map((name) => join(__dirname, 'java', name));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const cache = resolve(__dirname, '../../node_modules/.cache/serverless-private-api');
  const classes = join(cache, `oracle-${hash.digest('hex').slice(0, 16)}`);
  const jars = JARS.map((name) => join(jarDirectory(), `${name}.jar`));
  if (!existsSync(classes)) compile(sources, jars, cache, classes);
  return ['-Xss4m', '-Xmx1g', '-cp', [classes, ...jars].join(delimiter), 'Oracle'];
}

function compile(sources: string[], jars: string[], cache: string, classes: string): void {
  mkdirSync(cache, { recursive: true });
  // Two processes may compile at once: each into its own directory, and the first to finish gives the name.
  const own = `${classes}.${String(process.pid)}`;
  const { status, stderr } = spawnSync('javac', ['-d', own, '-cp', jars.join(delimiter), ...sources], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`javac failed:\n${stderr}`);
  try {
    renameSync(own, classes);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(classes)) throw error;
  }
}
