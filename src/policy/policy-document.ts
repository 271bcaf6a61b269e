/** A policy document as IAM writes it (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). */
export interface PolicyDocument {
  Version?: '2012-10-17' | '2008-10-17' | (string & {});
  Id?: string;
  Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny' | (string & {});
  Principal?: PolicyPrincipal;
  NotPrincipal?: PolicyPrincipal;
  Action?: string | readonly string[];
  NotAction?: string | readonly string[];
  Resource?: string | readonly string[];
  NotResource?: string | readonly string[];
  Condition?: PolicyCondition;
}

export type PolicyPrincipal = string | Readonly<Record<string, string | readonly string[]>>;

export type ConditionValue = string | number | boolean;

/** operator → condition key → value or values */
export type PolicyCondition = Readonly<
  Record<string, Readonly<Record<string, ConditionValue | readonly ConditionValue[]>>>
>;
