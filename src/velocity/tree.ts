import type { TemplatePosition } from './template-error';

export type ChainOperator =
  | 'or'
  | 'and'
  | 'equals'
  | 'notEquals'
  | 'less'
  | 'greater'
  | 'lessOrEqual'
  | 'greaterOrEqual'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'modulo';

export interface Link {
  readonly operator: ChainOperator;
  readonly operand: Expression;
  /** The operand as written, blanks too. */
  readonly source: string;
  readonly position: TemplatePosition;
}

export type Expression =
  | { readonly type: 'integer'; readonly digits: string; readonly source: string }
  | { readonly type: 'float'; readonly digits: string; readonly source: string }
  | { readonly type: 'boolean'; readonly value: boolean; readonly source: string }
  | { readonly type: 'string'; readonly value: string; readonly source: string }
  /** A text in double quotes with references or directives in it. */
  | {
      readonly type: 'interpolation';
      readonly body: readonly Statement[];
      /** The parser put a blank at the end, which goes again. */
      readonly trimmed: boolean;
      readonly source: string;
    }
  | { readonly type: 'list'; readonly items: readonly Expression[]; readonly source: string }
  | {
      readonly type: 'map';
      readonly entries: readonly (readonly [Expression, Expression])[];
      readonly source: string;
    }
  | {
      readonly type: 'range';
      readonly from: Expression;
      readonly to: Expression;
      readonly source: string;
      readonly position: TemplatePosition;
    }
  | { readonly type: 'reference'; readonly reference: Reference; readonly source: string }
  | { readonly type: 'not'; readonly operand: Expression; readonly source: string }
  /** Operators of one level, from left to right: a long sum is no deep tree. */
  | {
      readonly type: 'chain';
      readonly first: Expression;
      readonly links: readonly Link[];
      readonly source: string;
    };

export type Accessor =
  | { readonly type: 'property'; readonly name: string; readonly position: TemplatePosition }
  | {
      readonly type: 'method';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly position: TemplatePosition;
    }
  | { readonly type: 'index'; readonly argument: Expression; readonly position: TemplatePosition };

export interface Reference {
  readonly root: string;
  readonly path: readonly Accessor[];
  /** Backslashes and `$` or `#` in front, which print before the value. */
  readonly prefix: string;
  /** `\$x`: prints this instead of the value. */
  readonly escaped: string | undefined;
  /**
   * `plain` is `$x`; `marked` is `${x}`, `$!x` or `$!{x}`, which `#set` does not set; `runt` a bare word where a
   * reference may stand: it has no value, and prints as itself; `barred` is `$\!x`, which finds nothing.
   */
  readonly kind: 'plain' | 'marked' | 'runt' | 'barred';
  /** As written, without what is in front. */
  readonly literal: string;
  readonly quiet: boolean;
  readonly position: TemplatePosition;
}

export interface Branch {
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

export type Statement =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reference'; readonly reference: Reference }
  | {
      readonly type: 'set';
      readonly target: Reference;
      readonly value: Expression;
      readonly position: TemplatePosition;
    }
  | {
      readonly type: 'if';
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly type: 'foreach';
      readonly variable: string;
      readonly iterable: Expression;
      readonly body: readonly Statement[];
      readonly position: TemplatePosition;
    }
  | {
      readonly type: 'define';
      readonly name: string;
      readonly body: readonly Statement[];
      readonly position: TemplatePosition;
    }
  | { readonly type: 'break'; readonly scope: Expression | undefined; readonly position: TemplatePosition }
  | { readonly type: 'stop' }
  /** `#include` and `#parse`: an error when they are reached. */
  | { readonly type: 'refused'; readonly directive: string; readonly position: TemplatePosition };
