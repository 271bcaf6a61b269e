import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorRunner } from '../../src/cases/emulator-runner';
import { readCases } from '../../src/cases/read-cases';
import { runCases } from '../../src/cases/run-cases';
import { checkTemplate } from '../../src/checks';
import type { InvokeTarget } from '../../src/lambda';
import type { CloudFormationTemplate } from '../../src/template/template';
import { checkoutDirectory } from '../support/checkout-directory';
import { hosts } from '../support/hosts';
import { ourPart } from '../support/our-part';
import { packageDirectory } from '../support/package-service';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';
import { validateTemplate } from '../support/service-spec/validate-template';

const examples = readdirSync(join(checkoutDirectory, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

type Handler = (event: unknown) => Promise<unknown>;

/** Runs the example's own function, in this process. */
function invoking(directory: string, { Resources }: CloudFormationTemplate) {
  return async ({ logicalId = '' }: InvokeTarget, event: unknown) => {
    const [file = '', name = ''] = String(Resources[logicalId]?.Properties?.['Handler']).split('.');
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known only here
    const handlers = require(join(directory, file)) as Record<string, Handler>;
    return { payload: JSON.stringify((await handlers[name]?.(event)) ?? null) };
  };
}

it.each(examples)(
  '%s packages everywhere to the same API, without a finding, and answers as its cases say',
  async (name) => {
    const root = createServiceDirectory({ copies: [`examples/${name}`] });
    const directory = join(root, 'examples', name);
    try {
      const templates: CloudFormationTemplate[] = [];
      for (const host of [...hosts, ...hosts.slice(0, 1)]) {
        const { template, output } = await packageDirectory(host, directory);
        expect(output).not.toMatch(/warning/i);
        templates.push(template);
      }
      const [template] = templates;
      if (template === undefined) throw new Error('There is no host.');
      // The first host has packaged twice.
      const texts = templates.map((one) => JSON.stringify(ourPart(one)));
      expect(new Set(texts).size).toBe(1);
      expect(validateTemplate(template)).toEqual([]);
      expect(checkTemplate(template)).toEqual([]);

      const cases = readCases(join(directory, 'cases.yml'), (path) => readFileSync(path, 'utf8'));
      const runner = emulatorRunner(template, {
        invoke: invoking(directory, template),
        region: 'eu-central-1',
        output: () => [],
      });
      const results = await runCases(cases, runner);
      expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(results.length).toBeGreaterThan(0);
    } finally {
      removeServiceDirectory(root);
    }
  },
);
