import type { JavaPattern, JavaValue } from '../java';
import type { JsonPath } from './json-path';

export type ComparisonOperator = '==' | '>=' | '<=' | '!=' | '<' | '>' | '=~';

/** What stands beside an operator: a path, a pattern, or text (numbers, booleans and null are text until compared). */
export type Operand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'pattern'; readonly pattern: JavaPattern }
  | { readonly kind: 'text'; readonly text: string };

/** The operators of Jayway after 2.0.0. */
export type NewerOperator =
  ComparisonOperator | 'in' | 'nin' | 'contains' | 'all' | 'size' | 'empty' | 'subsetof' | 'anyof' | 'noneof';

/** What stands beside an operator in versions after 2.0.0: literals have their own types. */
export type NewerOperand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'pattern'; readonly pattern: JavaPattern }
  | { readonly kind: 'literal'; readonly value: JavaValue };

/** A filter: which elements stay. */
export type Predicate =
  | { readonly kind: 'exists'; readonly path: JsonPath; readonly negated: boolean }
  | {
      readonly kind: 'comparison';
      readonly left: Operand;
      readonly operator: ComparisonOperator;
      readonly right: Operand;
    }
  | {
      readonly kind: 'newer';
      readonly left: NewerOperand;
      /** None: the left side exists (a null does). */
      readonly operator: NewerOperator | undefined;
      readonly right: NewerOperand | undefined;
    }
  | { readonly kind: 'not'; readonly part: Predicate }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Predicate[] };
