import { canonical } from './canonical';
import { decideCondition } from './decide-condition';
import { isMarked, mark as markOf } from './marks';
import { physicalIds, type PhysicalIds } from './physical-ids';
import { asList, isRecord } from './properties';
import type { CloudFormationResource, CloudFormationTemplate } from './template';
import type { World } from './world';

export interface Evaluator {
  /** The value with its intrinsics worked out; what the world does not know stands as a mark (marks.ts). */
  evaluate(value: unknown): unknown;
  /** Whether a resource is created. A condition that cannot be decided counts as true, and is listed in `open`. */
  exists(resource: CloudFormationResource): boolean;
  /** What `Ref` gives for a resource, or its logical id where that is not known. */
  idOf(logicalId: string): string;
  /** What `Fn::GetAtt` gives for a resource; a mark where that is not known. */
  attributeOf(logicalId: string, name: string): string;
  /** Expressions that the world leaves open, in the order met. */
  readonly open: ReadonlySet<string>;
}

/** `AWS::NoValue` removes the property or the list entry that holds it. */
const noValue = Symbol('AWS::NoValue');

/**
 * Works out a template's intrinsics in a world: the one place that does.
 * docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function createEvaluator(template: CloudFormationTemplate, world: World): Evaluator {
  const open = new Set<string>();
  const ids = new Map<string, PhysicalIds>();
  const conditions = new Map<string, boolean | undefined>(Object.entries(world.conditions));
  const symbolTexts = new Set([...world.symbols.values()].flat());

  function mark(expression: string): string {
    open.add(expression);
    return markOf(expression);
  }

  function work(value: unknown): unknown {
    if (typeof value === 'string') return withDynamicReferences(value);
    if (Array.isArray(value)) return value.map(work).filter((item) => item !== noValue);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) {
      const [key, argument] = first;
      if (key === 'Ref' || key.startsWith('Fn::')) return symbol(value) ?? intrinsic(key, argument);
      if (
        key === 'Condition' &&
        typeof argument === 'string' &&
        template.Conditions?.[argument] !== undefined
      ) {
        return condition(argument) ?? mark(`Condition ${argument}`);
      }
    }
    const result: Record<string, unknown> = {};
    for (const [key, item] of entries) {
      const worked = work(item);
      if (worked !== noValue && worked !== undefined) result[key] = worked;
    }
    return result;
  }

  function symbol(value: unknown): unknown {
    if (world.symbols.size === 0) return undefined;
    const texts = world.symbols.get(canonical(value));
    return texts?.length === 1 ? texts[0] : texts;
  }

  /** docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
  function withDynamicReferences(value: string): unknown {
    if (!value.includes('{{resolve:')) return value;
    return (
      symbol(value) ?? value.replace(/\{\{resolve:([^}]*)\}\}/g, (_, name: string) => mark(`resolve ${name}`))
    );
  }

  function reference(name: string): unknown {
    if (name === 'AWS::NoValue') return noValue;
    const known = world.pseudoParameters[name] ?? world.ids[name];
    if (known !== undefined) return known;
    if (name.startsWith('AWS::')) return mark(name);
    if (template.Parameters?.[name] !== undefined) return parameter(name);
    return physical(name)?.ref ?? mark(`Ref ${name}`);
  }

  function parameter(name: string): unknown {
    const { Type: type = 'String', Default: byDefault } = template.Parameters?.[name] ?? {};
    const given = world.parameters[name];
    // The default of an SSM parameter is the name under which AWS looks the value up.
    const known = world.trustsDefaults && byDefault !== undefined && !type.startsWith('AWS::SSM::');
    if (given === undefined && !known) return mark(`Ref ${name}`);
    const value = given ?? String(byDefault);
    return type === 'CommaDelimitedList' || type.startsWith('List<')
      ? value.split(',').map((item) => item.trim())
      : value;
  }

  function physical(logicalId: string): PhysicalIds | undefined {
    const resource = template.Resources[logicalId];
    if (resource === undefined || !world.standsInForIds) return undefined;
    let known = ids.get(logicalId);
    if (known === undefined) {
      // Set before the properties are read, so that resources that refer to each other do not recurse for ever.
      ids.set(logicalId, { attributes: {} });
      known = physicalIds(logicalId, resource, (name) => propertyText(resource, name), {
        region: text(reference('AWS::Region')),
        accountId: text(reference('AWS::AccountId')),
        partition: text(reference('AWS::Partition')),
      });
      ids.set(logicalId, known);
    }
    return known;
  }

  function propertyText(resource: CloudFormationResource, name: string): string | undefined {
    const value = work(resource.Properties?.[name]);
    return typeof value === 'string' ? value : undefined;
  }

  function attribute(logicalId: string, name: string): string {
    return physical(logicalId)?.attributes[name] ?? mark(`GetAtt ${logicalId}.${name}`);
  }

  function intrinsic(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return reference(text(argument));
      case 'Fn::GetAtt': {
        const [logicalId = '', ...path] = Array.isArray(argument)
          ? argument.map((part) => text(work(part)))
          : text(argument).split('.');
        return attribute(logicalId, path.join('.'));
      }
      case 'Fn::Sub':
        return substitute(argument);
      case 'Fn::Join': {
        const [separator, list] = asList(argument);
        const items = work(list);
        return Array.isArray(items) ? items.map(text).join(text(separator)) : text(items);
      }
      case 'Fn::Select':
        return select(asList(argument));
      case 'Fn::Split':
        return split(asList(argument));
      case 'Fn::FindInMap':
        return findInMap(asList(argument).map(work));
      case 'Fn::If': {
        const [named, yes, no] = asList(argument);
        const decided = condition(text(named));
        return decided === undefined ? mark(`If ${text(named)}`) : work(decided ? yes : no);
      }
      case 'Fn::Base64': {
        const whole = text(work(argument));
        return isMarked(whole) ? mark(`Base64 ${whole}`) : Buffer.from(whole).toString('base64');
      }
      case 'Fn::ToJsonString':
        return JSON.stringify(work(argument));
      case 'Fn::Length': {
        const items = work(argument);
        return Array.isArray(items) && !items.some((item) => isMarked(text(item)))
          ? items.length
          : mark(`Length of ${text(items)}`);
      }
      case 'Fn::ImportValue':
        return mark(`ImportValue ${text(work(argument))}`);
      case 'Fn::Equals':
      case 'Fn::And':
      case 'Fn::Or':
      case 'Fn::Not':
        return decide({ [name]: argument }) ?? mark(name);
      default:
        return mark(`${name.slice('Fn::'.length)} ${text(argument)}`);
    }
  }

  function select([index, list]: readonly unknown[]): unknown {
    // Whichever element of a symbol it is, it is one of those that the symbol stands for.
    const standing = symbol(list);
    if (standing !== undefined) return asList(standing)[0];
    const items = work(list);
    const at = text(work(index));
    // Where the elements behind a mark are is not known, but in a list that is written out: there it is one element.
    const first =
      Array.isArray(list) || !Array.isArray(items) ? -1 : items.findIndex((item) => isMarked(text(item)));
    const from = Array.isArray(items) && items.length === 1 ? text(items[0]) : text(items);
    const isKnown = Array.isArray(items) && !isMarked(at) && (first < 0 || Number(at) <= first);
    return (isKnown ? (items as unknown[])[Number(at)] : undefined) ?? mark(`Select ${at} of ${from}`);
  }

  /** `Fn::Split` of what `Fn::Join` put together is what went in: that is how two lists are appended. */
  function split([separator, source]: readonly unknown[]): unknown[] {
    const by = text(separator);
    const joined = isRecord(source) && symbol(source) === undefined ? source['Fn::Join'] : undefined;
    if (Array.isArray(joined) && text(joined[0]) === by && Array.isArray(joined[1]))
      return joined[1].flatMap((part: unknown) => split([separator, part]));
    return asList(work(source)).flatMap((item) => {
      const whole = text(item);
      if (symbolTexts.has(whole)) return [whole];
      return isMarked(whole) ? [mark(`Split ${whole}`)] : whole.split(by);
    });
  }

  function substitute(argument: unknown): string {
    const [source, given] = asList(argument);
    const variables = isRecord(given) ? given : {};
    return text(source).replace(/\$\{(!?)([^${}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal === '!') return whole.replace('!', '');
      const trimmed = name.trim();
      if (Object.hasOwn(variables, trimmed)) return text(work(variables[trimmed]));
      const dot = trimmed.indexOf('.');
      const value = dot < 0 ? { Ref: trimmed } : { 'Fn::GetAtt': trimmed };
      return text(work(value));
    });
  }

  function findInMap([map, first, second, options]: unknown[]): unknown {
    const found = template.Mappings?.[text(map)]?.[text(first)]?.[text(second)];
    if (found !== undefined) return found;
    const isKnown = ![map, first, second].some((key) => isMarked(text(key)));
    if (isKnown && isRecord(options) && 'DefaultValue' in options) return options['DefaultValue'];
    return mark(`FindInMap ${text(map)}.${text(first)}.${text(second)}`);
  }

  function condition(name: string): boolean | undefined {
    if (!conditions.has(name)) {
      conditions.set(name, undefined);
      conditions.set(name, decide(template.Conditions?.[name]));
    }
    return conditions.get(name);
  }

  function decide(expression: unknown): boolean | undefined {
    return decideCondition(expression, work, condition);
  }

  return {
    open,
    evaluate(value) {
      const worked = work(value);
      return worked === noValue ? undefined : worked;
    },
    exists({ Condition: name }) {
      if (name === undefined) return true;
      const decided = condition(name);
      if (decided === undefined) open.add(`Condition ${name}`);
      return decided ?? true;
    },
    idOf: (logicalId) => world.ids[logicalId] ?? physical(logicalId)?.ref ?? logicalId,
    attributeOf: attribute,
  };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined || value === null || value === noValue ? '' : JSON.stringify(value);
}
