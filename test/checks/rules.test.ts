import { checkTemplate, rules, type CheckOptions } from '../../src/checks';
import ruleCases from '../cases/checks/rules.json';
import { changedTemplate, type Change } from './support/changed-template';

interface RuleCases {
  accepts: Change[];
  finds: { change: Change; path: string; says: string; severity?: string }[];
  cannotJudge: Change[];
}

const cases = ruleCases as unknown as Record<string, RuleCases>;

it('finds nothing in the template that the cases change', () => {
  expect(checkTemplate(changedTemplate())).toEqual([]);
});

it('has cases for every rule', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules)('$id', ({ id, severity, fix }) => {
  const { accepts = [], finds = [], cannotJudge = [] } = cases[id] ?? {};
  const found = ({ '<access>': access, ...change }: Change) =>
    checkTemplate(changedTemplate(change), {
      rules: [id],
      ...(access !== undefined && { access: access as NonNullable<CheckOptions['access']> }),
    });

  it('has cases of every kind', () => {
    expect([accepts.length, finds.length, cannotJudge.length]).not.toContain(0);
  });

  it.each(accepts.map((change, index) => ({ index, change })))('accepts $index', ({ change }) => {
    expect(found(change)).toEqual([]);
  });

  it.each(finds)('finds: $says', (one) => {
    const findings = found(one.change);
    expect(findings).toContainEqual({
      ruleId: id,
      severity: one.severity ?? severity,
      path: one.path,
      message: expect.stringContaining(one.says) as string,
      fix: expect.any(String) as string,
    });
    expect(fix).not.toBe('');
  });

  it.each(cannotJudge.map((change, index) => ({ index, change })))('leaves alone $index', ({ change }) => {
    expect(found(change)).toEqual([]);
  });
});
