import type { ConditionOperator, ValueTest } from './condition-operators';
import type { Glob } from './glob';
import type { Pattern } from './pattern';
import type { PrincipalTest } from './principal';

/** A statement, read and checked. */
export interface Statement {
  index: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  /** absent in an identity policy, which speaks of whom it is attached to */
  principals?: { negated: boolean; tests: readonly PrincipalTest[]; texts: readonly string[] };
  actions: { negated: boolean; patterns: readonly Pattern[]; texts: readonly string[] };
  resources: { negated: boolean; patterns: readonly Pattern[]; texts: readonly string[] };
  conditions: readonly ConditionEntry[];
}

/** One key under one operator: its values are alternatives. */
export interface ConditionEntry {
  operator: ConditionOperator;
  /** as written, with its qualifier and suffix */
  operatorText: string;
  qualifier?: 'ForAllValues' | 'ForAnyValue';
  ifExists: boolean;
  key: string;
  values: readonly ConditionEntryValue[];
}

export interface ConditionEntryValue {
  text: string;
  /** with variables: read for each request */
  pattern?: Pattern;
  /** without */
  test?: ValueTest;
  /** the text that the test looks for, of operators on texts */
  glob?: Glob;
}
