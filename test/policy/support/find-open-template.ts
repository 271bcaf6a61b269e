import { runRules } from '../../../src/checks';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { letsOutsiderIn } from './lets-outsider-in';
import { randomOf, randomTemplate } from './random-template';

const options = {
  rules: [
    'private-endpoint-type',
    'resource-policy-missing',
    'resource-policy-proof',
    'function-url-open',
    'lambda-permission-everyone',
  ],
  region: 'eu-west-1',
  accountId: '123456789012',
  access: { Api: { vpcEndpointIds: ['vpce-1'] } },
};

export interface RandomRun {
  /** the first template that packages and lets an outsider in */
  open: CloudFormationTemplate | undefined;
  accepted: number;
  /** of every twentieth refused one, those that callers tried one by one show to be open */
  shownOpen: number;
}

/** Makes random final templates, and looks for one that the checks let pass and that lets an outsider in. */
export function findOpenTemplate(seed: number, times: number): RandomRun {
  const random = randomOf(seed);
  const run: RandomRun = { open: undefined, accepted: 0, shownOpen: 0 };
  for (let number = 0; number < times; number += 1) {
    const template = randomTemplate(random);
    const isRefused = runRules(template, options).findings.some(({ severity }) => severity === 'error');
    if (isRefused) {
      if (number % 20 === 0 && letsOutsiderIn(template)) run.shownOpen += 1;
      continue;
    }
    run.accepted += 1;
    if (letsOutsiderIn(template)) return { ...run, open: template };
  }
  return run;
}
