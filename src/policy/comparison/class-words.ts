import { groupBy } from 'lodash';
import { conditionKey } from '../condition-keys';
import type { ClassAtom } from './class-atoms';
import type { CallerClass } from './caller-classes';
import { knownLater } from './symbolic-policy';

/** `through vpce-1, where the organization is o-1`; empty where the class is every request. */
export function classWords({ having, lacking, unsure }: CallerClass): string {
  const has = groupBy(having, ({ subject }) => subject);
  const lacks = groupBy(lacking, ({ subject }) => subject);
  const subjects = [...new Set([...Object.keys(has), ...Object.keys(lacks)])];
  const first = ['aws:sourcevpce', 'aws:sourcevpc'];
  const ordered = [...first.filter((subject) => subjects.includes(subject)), ...subjects].filter(
    (subject, index, all) => all.indexOf(subject) === index,
  );
  const phrases = ordered.flatMap((subject) => phrasesOf(subject, has[subject] ?? [], lacks[subject] ?? []));
  const doubt = unsure.length === 0 ? [] : [`if at all: it hangs on ${unsure.join(' and on ')}`];
  return [...phrases, ...doubt].join(', ');
}

function phrasesOf(subject: string, having: readonly ClassAtom[], lacking: readonly ClassAtom[]): string[] {
  const clause = knownLater(subject);
  if (clause !== undefined) return [having.length > 0 ? `if ${clause}` : `unless ${clause}`];
  const noun = conditionKey(subject).words;
  if (having.some(({ operator }) => operator === 'Null')) {
    return [subject === 'aws:sourcevpce' ? 'without a VPC endpoint' : `without ${noun}`];
  }
  const others = lacking.filter(({ operator }) => operator !== 'Null').map(valueWords);
  const few = others.length > 4 ? [...others.slice(0, 3), `${others.length - 3} more`] : others;
  if (having.length === 0)
    return [few.length === 0 ? presence(subject, noun) : negative(subject, noun, few.join(' or '))];
  const but = few.length === 0 ? [] : [`but not ${few.join(' or ')}`];
  return [...having.map((atom) => positive(subject, noun, valueWords(atom))), ...but];
}

function presence(subject: string, noun: string): string {
  return subject === 'aws:sourcevpce' ? 'through any VPC endpoint' : `with any value of ${noun}`;
}

function positive(subject: string, noun: string, value: string): string {
  switch (subject) {
    case 'aws:sourcevpce':
      return `through ${value}`;
    case 'aws:sourcevpc':
      return `from ${value}`;
    case 'principal':
      return `as ${value}`;
    case 'resource':
      return `on ${value}`;
    default:
      return `where ${noun} is ${value}`;
  }
}

function negative(subject: string, noun: string, values: string): string {
  switch (subject) {
    case 'aws:sourcevpce':
      return `through anything but ${values}`;
    case 'aws:sourcevpc':
      return `from anywhere but ${values}`;
    case 'principal':
      return `as anyone but ${values}`;
    case 'resource':
      return `elsewhere than on ${values}`;
    default:
      return `where ${noun} is not ${values}`;
  }
}

function valueWords({ operator, text }: ClassAtom): string {
  return `${like(operator)}${text}`;
}

/** What stands before a value, by the operator that it is compared with. */
function like(operator: string): string {
  switch (operator) {
    case '':
    case 'StringEquals':
    case 'NumericEquals':
    case 'DateEquals':
    case 'Bool':
      return '';
    case 'IpAddress':
      return 'in ';
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return 'like ';
    default:
      return `${operator} `;
  }
}
