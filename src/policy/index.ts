/** Entry point `serverless-private-api/policy`. */
export { evaluatePolicy, type ConsideredStatement, type Decision, type Effect } from './evaluate-policy';
export type {
  ConditionValue,
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from './policy-document';
export type { Authorization, PolicyRequest } from './policy-request';
export type { CallerPrincipal } from './principal';
