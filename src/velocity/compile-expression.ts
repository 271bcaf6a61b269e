import {
  elementCost,
  isNumber,
  JavaBigInteger,
  JavaDouble,
  JavaList,
  JavaLong,
  JavaMap,
  toJavaString,
  type JavaValue,
} from '../java';
import { calculate } from './arithmetic';
import { BlockReference } from './block-reference';
import { compareNumbers, looselyEqual } from './compare';
import { compileReference } from './compile-reference';
import { compileInterpolation } from './compile-statement';
import { compileRange } from './range';
import type { Rendering } from './rendering';
import type { ChainOperator, Expression, Link } from './tree';
import type { VariableSlots } from './variable-slots';

/** Gives the value; null where Velocity has none (a division by zero, a range of no numbers). */
export type Evaluate = (rendering: Rendering) => JavaValue;
export type Test = (rendering: Rendering) => boolean;

/** An expression for its value. */
export function compileValue(expression: Expression, slots: VariableSlots): Evaluate {
  switch (expression.type) {
    case 'integer': {
      const value = integerOf(expression.digits);
      return () => value;
    }
    case 'float': {
      const value = new JavaDouble(Number(expression.digits));
      return () => value;
    }
    case 'boolean':
    case 'string': {
      const { value } = expression;
      return () => value;
    }
    case 'interpolation': {
      const text = compileInterpolation(expression.body, slots);
      return expression.trimmed ? (rendering) => text(rendering).slice(0, -1) : text;
    }
    case 'list': {
      const items = expression.items.map((item) => compileValue(item, slots));
      return (rendering) => {
        rendering.spend(elementCost * items.length);
        return new JavaList(items.map((item) => item(rendering)));
      };
    }
    case 'map': {
      const entries = expression.entries.map(
        ([key, value]) => [compileValue(key, slots), compileValue(value, slots)] as const,
      );
      return (rendering) => {
        rendering.spend(elementCost * entries.length);
        const map = new JavaMap();
        for (const [key, value] of entries) map.put(key(rendering), value(rendering), rendering);
        return map;
      };
    }
    case 'range': {
      const range = compileRange(expression, slots);
      return (rendering) => {
        const numbers = range(rendering);
        if (numbers === undefined) return null;
        const items: JavaValue[] = [];
        while (numbers.hasNext()) items.push(numbers.next());
        return new JavaList(items);
      };
    }
    case 'reference':
      return expression.reference.kind === 'barred'
        ? () => null
        : compileReference(expression.reference, slots);
    case 'not':
      return compileTest(expression, slots);
    case 'chain':
      return compileChain(expression, slots);
  }
}

function integerOf(digits: string): JavaValue {
  const value = BigInt(digits);
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? new JavaLong(value) : new JavaBigInteger(value);
}

function isLogical(operator: ChainOperator): operator is 'and' | 'or' {
  return operator === 'and' || operator === 'or';
}

function compileChain(expression: Extract<Expression, { type: 'chain' }>, slots: VariableSlots): Evaluate {
  if (expression.links.some((link) => isLogical(link.operator))) return compileTest(expression, slots);
  const first = compileValue(expression.first, slots);
  const steps = expression.links.map((link, index) => {
    const before = expression.links[index - 1];
    return compileLink(link, before ? before.source : literalOf(expression.first), slots);
  });
  return (rendering) => {
    let value = first(rendering);
    for (const step of steps) value = step(value, rendering);
    return value;
  };
}

type Step = (left: JavaValue, rendering: Rendering) => JavaValue;

/** What Velocity takes for the text of an expression without a value: of a sum or product its last part. */
function literalOf(expression: Expression): string {
  return (expression.type === 'chain' ? expression.links.at(-1)?.source : undefined) ?? expression.source;
}

function compileLink(link: Link, leftSource: string, slots: VariableSlots): Step {
  const { operator, position } = link;
  const operand = compileValue(link.operand, slots);
  const rightSource = literalOf(link.operand);
  switch (operator) {
    case 'equals':
      return (left, rendering) => looselyEqual(left, operand(rendering), rendering);
    case 'notEquals':
      return (left, rendering) => !looselyEqual(left, operand(rendering), rendering);
    case 'less':
      return compareStep(operand, (sign) => sign < 0);
    case 'greater':
      return compareStep(operand, (sign) => sign > 0);
    case 'lessOrEqual':
      return compareStep(operand, (sign) => sign <= 0);
    case 'greaterOrEqual':
      return compareStep(operand, (sign) => sign >= 0);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'modulo':
      return (left, rendering) => {
        const right = operand(rendering);
        if (operator === 'add' && (typeof left === 'string' || typeof right === 'string')) {
          const text = textOf(left, leftSource, rendering) + textOf(right, rightSource, rendering);
          rendering.spend(text.length);
          return text;
        }
        rendering.position = position;
        return isNumber(left) && isNumber(right) ? (calculate(operator, left, right) ?? null) : null;
      };
    case 'and':
    case 'or':
      throw new Error('and and or are tests');
  }
}

/** A value in a sum of texts; what has none stands as written. */
function textOf(value: JavaValue, source: string, rendering: Rendering): string {
  return value === null ? source : toJavaString(value, rendering);
}

function compareStep(operand: Evaluate, accepts: (sign: number) => boolean): Step {
  return (left, rendering) => {
    const right = operand(rendering);
    return isNumber(left) && isNumber(right) && accepts(compareNumbers(left, right));
  };
}

/** An expression as a condition. Literals and sums are false, whatever they are; a reference is true unless false. */
export function compileTest(expression: Expression, slots: VariableSlots): Test {
  switch (expression.type) {
    case 'boolean': {
      const { value } = expression;
      return () => value;
    }
    case 'reference': {
      const evaluate = compileReference(expression.reference, slots);
      return (rendering) => {
        const value = evaluate(rendering);
        if (value instanceof BlockReference) return value.hasText();
        return value !== null && value !== false;
      };
    }
    case 'not': {
      const operand = compileTest(expression.operand, slots);
      return (rendering) => !operand(rendering);
    }
    case 'chain':
      return compileChainTest(expression, slots);
    case 'integer':
    case 'float':
    case 'string':
    case 'interpolation':
    case 'list':
    case 'map':
    case 'range':
      return () => false;
  }
}

function compileChainTest(expression: Extract<Expression, { type: 'chain' }>, slots: VariableSlots): Test {
  const last = expression.links.at(-1)?.operator;
  if (last === 'and' || last === 'or') {
    const operands = [expression.first, ...expression.links.map((link) => link.operand)];
    const tests = operands.map((operand) => compileTest(operand, slots));
    return last === 'and'
      ? (rendering) => tests.every((test) => test(rendering))
      : (rendering) => tests.some((test) => test(rendering));
  }
  if (
    last === 'add' ||
    last === 'subtract' ||
    last === 'multiply' ||
    last === 'divide' ||
    last === 'modulo'
  ) {
    return () => false;
  }
  if (last === undefined) return compileTest(expression.first, slots);
  const value = compileChain(expression, slots);
  return (rendering) => value(rendering) === true;
}
