import type { CloudFormationResource, CloudFormationTemplate } from '../../template/template';
import { decideCondition } from './decide-condition';
import { pseudoParameter } from './pseudo-parameter';
import { physicalIds, type AccountAndRegion, type PhysicalIds } from './physical-ids';
import { isUnresolved, unresolved } from './unresolved';

export interface Resolver extends AccountAndRegion {
  /** The value with its intrinsics worked out; what stays open stands as a mark (see unresolved.ts). */
  resolve(value: unknown): unknown;
  /** Whether a resource is created. A condition that cannot be decided counts as true, and is listed in `open`. */
  exists(resource: CloudFormationResource): boolean;
  /** What `Ref` gives for a resource, or its logical id where that is not known. */
  idOf(logicalId: string): string;
  /** Logical id of the function that an ARN names, without its qualifier. */
  functionLogicalId(functionArn: string): string | undefined;
  /** Expressions that the template leaves open, in the order met. */
  readonly open: ReadonlySet<string>;
}

export interface ResolverOptions extends AccountAndRegion {
  readonly parameters: Readonly<Record<string, string>>;
  readonly stackName: string;
}

/** `AWS::NoValue` removes the property or the list entry that holds it. */
const noValue = Symbol('AWS::NoValue');

/** docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
export function createResolver(template: CloudFormationTemplate, options: ResolverOptions): Resolver {
  const { region, accountId } = options;
  const open = new Set<string>();
  const ids = new Map<string, PhysicalIds>();
  const conditions = new Map<string, boolean | undefined>();
  let functions: ReadonlyMap<string, string> | undefined;

  function mark(expression: string): string {
    open.add(expression);
    return unresolved(expression);
  }

  function resolve(value: unknown): unknown {
    const resolved = work(value);
    return resolved === noValue ? undefined : resolved;
  }

  function work(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(work).filter((item) => item !== noValue);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value) as [string, unknown][];
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) {
      const [key, argument] = first;
      if (key === 'Ref') return reference(String(argument));
      if (key.startsWith('Fn::')) return intrinsic(key, argument);
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
      const resolved = work(item);
      if (resolved !== noValue && resolved !== undefined) result[key] = resolved;
    }
    return result;
  }

  function reference(name: string): unknown {
    if (name === 'AWS::NoValue') return noValue;
    const pseudo = pseudoParameter(name, options);
    if (pseudo !== undefined) return pseudo;
    if (template.Parameters?.[name] !== undefined) return parameter(name);
    return physical(name)?.ref ?? mark(`Ref ${name}`);
  }

  function parameter(name: string): unknown {
    const { Type: type = 'String', Default: byDefault } = template.Parameters?.[name] ?? {};
    const given = options.parameters[name];
    // The default of an SSM parameter is the name under which AWS looks the value up.
    if (given === undefined && (byDefault === undefined || type.startsWith('AWS::SSM::')))
      return mark(`Ref ${name}`);
    const text = given ?? String(byDefault);
    return type === 'CommaDelimitedList' || type.startsWith('List<')
      ? text.split(',').map((item) => item.trim())
      : text;
  }

  function physical(logicalId: string): PhysicalIds | undefined {
    const resource = template.Resources[logicalId];
    if (resource === undefined) return undefined;
    let known = ids.get(logicalId);
    if (known === undefined) {
      // Set before the properties are read, so that resources that refer to each other do not recurse for ever.
      ids.set(logicalId, { attributes: {} });
      known = physicalIds(logicalId, resource, (name) => propertyText(resource, name), options);
      ids.set(logicalId, known);
    }
    return known;
  }

  function propertyText(resource: CloudFormationResource, name: string): string | undefined {
    const value = resolve(resource.Properties?.[name]);
    return typeof value === 'string' ? value : undefined;
  }

  function attribute(logicalId: string, name: string): string {
    return physical(logicalId)?.attributes[name] ?? mark(`GetAtt ${logicalId}.${name}`);
  }

  function intrinsic(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Fn::GetAtt': {
        const [logicalId = '', ...path] = Array.isArray(argument)
          ? argument.map(String)
          : String(argument).split('.');
        return attribute(logicalId, path.join('.'));
      }
      case 'Fn::Sub':
        return substitute(argument);
      case 'Fn::Join': {
        const [separator, list] = asList(argument);
        const items = work(list);
        return Array.isArray(items) ? items.map(text).join(text(separator)) : text(items);
      }
      case 'Fn::Select': {
        const [index, list] = asList(argument);
        const items = work(list);
        // One mark that stands for a whole list gives the mark of each of its entries.
        if (
          Array.isArray(items) &&
          items.length === 1 &&
          isUnresolved(text(items[0])) &&
          text(work(index)) !== '0'
        ) {
          return mark(`Select ${text(work(index))} of ${text(items[0])}`);
        }
        return Array.isArray(items) ? items[Number(work(index))] : mark(`Select from ${text(items)}`);
      }
      case 'Fn::Split': {
        const [separator, source] = asList(argument);
        const whole = text(work(source));
        return isUnresolved(whole) ? [whole] : whole.split(text(separator));
      }
      case 'Fn::FindInMap':
        return findInMap(asList(argument).map(work));
      case 'Fn::If': {
        const [name, yes, no] = asList(argument);
        const decided = condition(String(name));
        return decided === undefined ? mark(`If ${String(name)}`) : work(decided ? yes : no);
      }
      case 'Fn::Base64':
        return Buffer.from(text(work(argument))).toString('base64');
      case 'Fn::ToJsonString':
        return JSON.stringify(work(argument));
      case 'Fn::Length': {
        const items = work(argument);
        return Array.isArray(items) ? items.length : mark('Length');
      }
      case 'Fn::ImportValue':
        return mark(`ImportValue ${text(work(argument))}`);
      default:
        return name.startsWith('Fn::') && conditionFunctions.has(name)
          ? (decide({ [name]: argument }) ?? mark(name))
          : mark(`${name.slice('Fn::'.length)} ${JSON.stringify(argument)}`);
    }
  }

  function substitute(argument: unknown): string {
    const [source, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      unknown,
      Record<string, unknown>?,
    ];
    return String(source).replace(/\$\{(!?)([^${}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal === '!') return whole.replace('!', '');
      const trimmed = name.trim();
      const given = variables?.[trimmed];
      if (given !== undefined) return text(work(given));
      const dot = trimmed.indexOf('.');
      return dot < 0 ? text(reference(trimmed)) : attribute(trimmed.slice(0, dot), trimmed.slice(dot + 1));
    });
  }

  function findInMap([map, first, second, options]: unknown[]): unknown {
    const found = template.Mappings?.[text(map)]?.[text(first)]?.[text(second)];
    if (found !== undefined) return found;
    if (typeof options === 'object' && options !== null && 'DefaultValue' in options)
      return options.DefaultValue;
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

  function functionsByArn(): ReadonlyMap<string, string> {
    const byArn = new Map<string, string>();
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      const arn = Type === 'AWS::Lambda::Function' ? physical(logicalId)?.attributes['Arn'] : undefined;
      if (arn !== undefined) byArn.set(arn, logicalId);
    }
    return byArn;
  }

  return {
    region,
    accountId,
    open,
    resolve,
    exists({ Condition: name }) {
      if (name === undefined) return true;
      const decided = condition(name);
      if (decided === undefined) open.add(`Condition ${name}`);
      return decided ?? true;
    },
    idOf: (logicalId) => physical(logicalId)?.ref ?? logicalId,
    functionLogicalId(functionArn) {
      functions ??= functionsByArn();
      return functions.get(functionArn.split(':').slice(0, 7).join(':'));
    },
  };
}

const conditionFunctions = new Set(['Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not']);

function asList(argument: unknown): unknown[] {
  return Array.isArray(argument) ? argument : [argument];
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined || value === noValue ? '' : JSON.stringify(value);
}
