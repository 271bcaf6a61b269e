import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { changedTemplate, type Change } from '../checks/support/changed-template';
import { readCases } from '../support/read-cases';
import { readers, type Observation, type Place } from './observe';

interface AgreeCase {
  readonly name: string;
  readonly change: Change;
  readonly place?: Place;
  readonly expect?: Observation;
  /** what every reader says that has nothing else to say */
  readonly refused?: string;
}

const usual: Place = { region: 'us-east-1', accountId: '123456789012' };
const themes = readdirSync(join(__dirname, '../cases/readers-agree')).map((file) =>
  file.replace('.json', ''),
);

it.each(themes)('%s: the mapping templates that are checked are those that run', async (theme) => {
  for (const { change, place = usual, refused } of readCases<AgreeCase>(`readers-agree/${theme}`)) {
    if (refused !== undefined) continue;
    const template = changedTemplate(change);
    const run = await readers['emulator']?.(template, place);
    const checked = await readers['checks']?.(template, place);
    expect(checked?.templates).toBeDefined();
    expect(run?.templates).toEqual(checked?.templates);
  }
});

describe.each(themes)('%s', (theme) => {
  describe.each(readCases<AgreeCase>(`readers-agree/${theme}`))(
    '$name',
    ({ change, place = usual, expect: expected = {}, refused }) => {
      it.each(Object.entries(readers))('%s', async (_, read) => {
        const observed = await read(changedTemplate(change), place);
        if (refused !== undefined) {
          expect(observed.refused).toContain(refused);
          return;
        }
        // A reader is held to what it speaks of; none may be silent about the routes.
        expect(observed).toEqual(
          expect.objectContaining({ routes: expected.routes, stages: expected.stages }),
        );
        expect({ ...expected, ...observed }).toMatchObject(expected);
      });
    },
  );
});
