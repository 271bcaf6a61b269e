import { PrivateApiError } from '../errors';
import type { CloudFormationTemplate } from '../template/template';
import type { Finding, SuppressedFinding } from './finding';
import { readTemplateModel } from './model/template-model';
import type { CheckOptions } from './options';
import type { RuleProblem, Rule } from './rule';
import { rules } from './rules';
import { readSuppressions, sortOut } from './suppressions';

export interface CheckResult {
  /** errors first */
  findings: Finding[];
  /** findings that are known and accepted, each with the reason */
  suppressed: SuppressedFinding[];
}

/** Runs the rules on a final template. What a rule cannot judge, because only CloudFormation knows it, it leaves alone. */
export function checkTemplate(template: CloudFormationTemplate, options: CheckOptions = {}): Finding[] {
  return runRules(template, options).findings;
}

export function runRules(template: CloudFormationTemplate, options: CheckOptions = {}): CheckResult {
  const model = readTemplateModel(template, options);
  const found = chosen(options).flatMap((rule) =>
    [...rule.check(model)].map((problem) => findingOf(rule, problem)),
  );
  const sorted = [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ];
  return sortOut(sorted, readSuppressions(template, options));
}

function chosen({ rules: wanted }: CheckOptions): readonly Rule[] {
  if (wanted === undefined) return rules;
  return wanted.map((id) => {
    const rule = rules.find((one) => one.id === id);
    if (rule !== undefined) return rule;
    throw new PrivateApiError(
      'CHECK_RULE',
      `rules: "${id}" is no rule. Rules: ${rules.map((one) => one.id).join(', ')}`,
    );
  });
}

/**
 * This package answers for private APIs. About another API of the same template it says what it sees, and stops
 * nothing.
 */
function findingOf(rule: Rule, { path, message, fix, severity, api }: RuleProblem): Finding {
  const stops = api?.isGuarded !== false;
  return {
    ruleId: rule.id,
    severity: stops ? (severity ?? rule.severity) : 'warning',
    path,
    message,
    fix: fix ?? rule.fix,
  };
}
