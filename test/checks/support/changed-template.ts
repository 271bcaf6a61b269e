import { cloneDeep, set, unset } from 'lodash';
import type { CloudFormationTemplate } from '../../../src/template/template';
import privateApi from '../../cases/checks/private-api.json';

/** What to change of a template: path → value, or `<remove>`; `<access>` is the option of that name. `<60> Resources.R#` is 60 paths, # their number. */
export type Change = Readonly<Record<string, unknown>>;

/** A private API that no rule finds anything in, with a change. */
export function changedTemplate(change: Change = {}): CloudFormationTemplate {
  const template = cloneDeep(privateApi) as unknown as CloudFormationTemplate;
  for (const [key, value] of Object.entries(change)) {
    const [, times = '1', path = key] = /^<(\d+)> (.*)$/.exec(key) ?? [];
    for (let number = 0; number < Number(times); number += 1) {
      const at = times === '1' ? path : path.replace('#', String(number));
      if (value === '<remove>') unset(template, at);
      else set(template, at, written(value, number));
    }
  }
  return JSON.parse(JSON.stringify(template, dropHoles)) as CloudFormationTemplate;
}

/** `r#` with the number, `<1000 characters>` written out. */
function written(value: unknown, number: number): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part !== 'string') return part;
      const long = /^<(\d+) characters>$/.exec(part)?.[1];
      return long === undefined ? part.replace(/(?<=^[\w-]+)#$/, String(number)) : 'x'.repeat(Number(long));
    }),
  );
}

/** A removed element leaves no hole. */
function dropHoles(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.filter((element) => element !== undefined) : value;
}
