/** Entry point `serverless-private-api/checks`. */
export type { CloudFormationTemplate } from '../template/template';
export { checkTemplate, runRules, type CheckResult } from './check-template';
export type { Finding, Severity, SuppressedFinding } from './finding';
export type { CheckedAccess, CheckOptions } from './options';
export type { Rule } from './rule';
export { rules } from './rules';
