import { runRules } from '../../../src/checks';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { exposures, isLetIn, letsOutsiderIn, type Exposure } from './lets-outsider-in';
import { randomOf, randomTemplate } from './random-template';

const options = {
  rules: [
    'private-endpoint-type',
    'resource-policy-missing',
    'resource-policy-proof',
    'function-url-open',
    'lambda-permission-everyone',
    'lambda-permission-wide',
  ],
  region: 'eu-west-1',
  accountId: '123456789012',
  access: { Api: { vpcEndpointIds: ['vpce-1'] } },
};

export interface RandomRun {
  /** the first template that packages and lets an outsider in, or shows them a way round of which nothing is said */
  open: CloudFormationTemplate | undefined;
  made: number;
  accepted: number;
  /** of every twentieth refused one, those that callers tried one by one show to be open */
  shownOpen: number;
}

/**
 * Makes random final templates, and looks for one that the checks let pass and that lets an outsider in.
 * @param until the time at which no more are made
 * @param look sees what outsiders meet in each that packages; true where it finds a way in
 */
export async function findOpenTemplate(
  seed: number,
  times: number,
  look: (exposure: Exposure) => boolean | Promise<boolean> = ({ calls }) => calls.some(isLetIn),
  until = Infinity,
): Promise<RandomRun> {
  const random = randomOf(seed);
  const run: RandomRun = { open: undefined, made: 0, accepted: 0, shownOpen: 0 };
  for (let number = 0; number < times && Date.now() < until; number += 1) {
    run.made += 1;
    const template = randomTemplate(random);
    const { findings } = runRules(template, options);
    if (findings.some(({ severity }) => severity === 'error')) {
      if (number % 20 === 0 && letsOutsiderIn(template)) run.shownOpen += 1;
      continue;
    }
    run.accepted += 1;
    const said = findings.map(({ path }) => path.split('.')[1]);
    for (const exposure of exposures(template)) {
      const { open, wide } = exposure;
      if (open.length > 0 || !wide.every((id) => said.includes(id)) || (await look(exposure))) {
        return { ...run, open: template };
      }
    }
  }
  return run;
}
