import { range } from 'lodash';

import badInput from '../fixtures/bad-input.json';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageService, type PackagedService } from '../support/package-service';

interface Expected {
  readonly code?: string;
  readonly path: string;
  readonly given?: string;
  /** What the advice must name. */
  readonly fix?: string;
}

const modes = ['off', 'warn', 'error'] as const;

/** Every combination once in three: each case on every host, each host in every mode. */
const alone = hosts.flatMap((host, hostIndex) =>
  badInput.alone.map(({ name, patch, expected }, index) => ({
    name,
    host,
    hostName: host.name,
    mode: modes[(hostIndex + index) % modes.length] ?? 'off',
    patch: expand(patch) as object,
    expected: expected as readonly Expected[],
  })),
);

const together = hosts.flatMap((host) => modes.map((mode) => ({ host, hostName: host.name, mode })));

describe('bad input', () => {
  it.each(together)(
    'is reported all at once by $hostName with configValidationMode $mode',
    async ({ host, mode }) => {
      const service = fixtureService(badInput.together.patch, { configValidationMode: mode });
      expectRefusal(await packageService(host, service), badInput.together.expected);
    },
  );

  it.each(alone)('$name: refused by $hostName with $mode', async ({ host, mode, patch, expected }) => {
    const service = fixtureService(patch, { configValidationMode: mode });
    expectRefusal(await packageService(host, service), expected);
  });
});

function expectRefusal(
  { exitCode, output, templateText }: PackagedService,
  expected: readonly Expected[],
): void {
  expect(exitCode).not.toBe(0);
  expect(templateText).toBeUndefined();
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  for (const { code = '', path, given = '', fix = '' } of expected) {
    // One problem is a paragraph: its path with its code, what was given, what to do.
    const paragraphs = output.split(/\n\s*\n/).filter((text) => text.includes(`${path} (${code}`));
    expect({ paragraphs, output }).toMatchObject({ paragraphs: [expect.stringMatching(/\n +fix: +\S/)] });
    expect(paragraphs[0]).toContain(given);
    expect(paragraphs[0]).toContain(fix);
  }
  // Nothing else: each is one mistake, reported once.
  expect(output.match(/^ +fix: /gm)).toHaveLength(expected.length);
}

/** A fixture says `$repeat` and `$routes` where hundreds of entries would say nothing more. */
function expand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expand);
  if (typeof value !== 'object' || value === null) return value;
  if ('$repeat' in value) return range(150).map((index) => `${String(value.$repeat)}${String(index)}`);
  if ('$routes' in value) {
    return range(Number(value.$routes)).map((index) => ({ privateApi: `GET /route-${String(index)}` }));
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner)]));
}
