import type { PolicyDocument } from '../../src/policy';

/** What the second judge is known to read otherwise; by these a difference is explained. */
export const explainedJudgements = [
  {
    id: 'epoch-as-date',
    pattern: /"Date\w+":\{"aws:EpochTime"/,
    reason: 'The second judge takes aws:EpochTime for a number only; AWS compares it with dates too.',
  },
  {
    id: 'every-address',
    pattern: /\/0"/,
    reason: 'Of the range 0.0.0.0/0 the second judge says that an address is not in it.',
  },
  {
    id: 'of-another-kind',
    pattern: /"(NotIpAddress|NumericNotEquals)\w*":\{"aws:UserAgent"/,
    reason:
      'A text that is no address or number differs from every one here, as an absent one does; for the second judge no comparison holds.',
  },
  {
    id: 'no-arn',
    pattern: /"(For\w+:)?Arn\w+":\{"aws:UserAgent"/,
    reason:
      'What an ARN operator says of a text that is no ARN is not documented, nor what a lone `*` matches there.',
  },
  {
    id: 'variables-of-2008',
    pattern: /^(?!.*"Version":"2012-10-17").*\$\{/,
    reason: 'A policy of Version 2008-10-17, the default, has no variables; the second judge fills them in.',
  },
] as const;

export function explainJudgement(policy: PolicyDocument): string | undefined {
  const text = JSON.stringify(policy);
  return explainedJudgements.find(({ pattern }) => pattern.test(text))?.id;
}
