import { readSuppressions } from '../suppressions';
import type { Rule } from '../rule';

/** The ids are given, not imported: the list of rules holds this one. */
export const suppression = (ids: () => readonly string[]): Rule => ({
  id: 'suppression',
  severity: 'error',
  why: 'A suppression says which rule it is for and why: one without a reason, or of a rule that is not there, hides nothing.',
  fix: 'Write { "rule-id": "why this is fine here" }.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html',
  *check({ template, options }) {
    for (const { ruleId, reason, path } of readSuppressions(template, options)) {
      if (!ids().includes(ruleId)) yield { path, message: `"${ruleId}" is no rule.`, severity: 'warning' };
      else if (reason.trim() === '') yield { path, message: `The suppression of ${ruleId} has no reason.` };
    }
  },
});
