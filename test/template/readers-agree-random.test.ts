import fc from 'fast-check';
import { omit } from 'lodash';
import { changedTemplate, type Change } from '../checks/support/changed-template';
import { readCases } from '../support/read-cases';
import { readers, type Observation } from './observe';
import { disguised, textPlaces } from './same-value';

const place = { region: 'us-east-1', accountId: '123456789012' };
const themes = ['intrinsics', 'policies', 'bodies'];
const templates = themes
  .flatMap((theme) => readCases<{ name: string; change: Change }>(`readers-agree/${theme}`))
  .map(({ change }) => changedTemplate(change));

const observeAll = (template: Parameters<(typeof readers)['emulator'] & object>[0]) =>
  Promise.all(Object.values(readers).map((read) => read(template, place)));

/** What guards access takes no parameter for its default, so a disguise may only close it. */
const withoutProof = (observation: Observation): Observation => omit(observation, 'closed');

it('readers see through whatever a template is written with', async () => {
  const one = fc
    .constantFrom(...templates)
    .chain((template) => fc.tuple(fc.constant(template), disguised(template, textPlaces(template))));
  await fc.assert(
    fc.asyncProperty(one, async ([template, changed]) => {
      const [before, after] = await Promise.all([observeAll(template), observeAll(changed)]);
      expect(after.map(withoutProof)).toEqual(before.map(withoutProof));
      // Where the proof says closed, nobody gets in by the emulator's own verdict.
      const [emulated, , checked] = after;
      if (checked?.closed === true) expect(emulated?.closed ?? true).toBe(true);
    }),
    { numRuns: 150 },
  );
});
