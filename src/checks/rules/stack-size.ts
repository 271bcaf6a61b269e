import type { Rule } from '../rule';

const limits = [
  ['Resources', 500],
  ['Parameters', 200],
  ['Outputs', 200],
  ['Mappings', 200],
] as const;
const bytes = 1_000_000;

export const stackSize: Rule = {
  id: 'stack-size',
  severity: 'error',
  why: 'A CloudFormation template has at most 500 resources, 200 parameters, 200 outputs, 200 mappings and 1 MB.',
  fix: 'Use fewer routes ({proxy+}), or split the service.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  *check({ template }) {
    for (const [section, limit] of limits) {
      const count = Object.keys(template[section] ?? {}).length;
      if (count > limit)
        yield {
          path: section,
          message: `The template has ${count} ${section.toLowerCase()}; ${limit} are allowed.`,
        };
    }
    const size = Buffer.byteLength(JSON.stringify(template));
    if (size > bytes)
      yield {
        path: 'Resources',
        message: `The template has ${Math.ceil(size / 1000)} kB; 1,000 are allowed.`,
      };
  },
};
