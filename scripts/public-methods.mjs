/**
 * Records the public methods of the Java classes that templates meet in src/java/public-methods.ts, from the Java that
 * is installed: `npm run record:java-methods`. Needs a JDK and json-smart (Debian: libjson-smart-java).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const jar = `${process.env['ORACLE_JARS'] ?? '/usr/share/java'}/json-smart.jar`;
const lines = execFileSync('java', ['-cp', jar, here('PublicMethods.java')], { encoding: 'utf8' })
  .trim()
  .split('\n');
const entries = lines.map((line) => {
  const [name, ...methods] = line.split(' ');
  return `${JSON.stringify(name)}: ${JSON.stringify(methods.join(' '))},`;
});
const target = here('../src/java/public-methods.ts');
writeFileSync(
  target,
  await format(
    `/**
 * Java's public methods by class, as \`name/parameters\`: recorded from Java 17 by scripts/public-methods.mjs.
 * \`Array\` is what Velocity wraps arrays in.
 */
export const publicMethods: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`,
    { ...(await resolveConfig(target)), filepath: target },
  ),
);
