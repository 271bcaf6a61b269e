import { arnParts, conditionOperatorNames, findConditionOperator } from './condition-operators';
import { anyRun, literalGlob } from './glob';
import { closest } from './closest';
import { PolicyPath } from './parse-error';
import { hasVariables, parsePattern, resolvePattern, type Pattern, type PatternSyntax } from './pattern';
import { parsePrincipal, principalTypes, type PrincipalTest, type PrincipalType } from './principal';
import type { ConditionEntry, ConditionEntryValue, Statement } from './statement';

export type PolicyKind = 'resource' | 'identity';

const policyKeys = ['Version', 'Id', 'Statement'];
const statementKeys = [
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
  ...['Resource', 'NotResource', 'Condition'],
];

/**
 * Reads a policy into statements. Whatever IAM would not accept is an error (code POLICY_SYNTAX) that names its place.
 * @param kind a resource policy names principals; an identity policy must not
 */
export function parsePolicy(policy: unknown, kind: PolicyKind, name = 'Policy'): Statement[] {
  const path = new PolicyPath(name);
  const document = asObject(policy, path, policyKeys);
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    path.key('Version').fail(`${show(version)} is no version: write "2012-10-17" (or "2008-10-17")`);
  }
  const id = document['Id'];
  if (id !== undefined && typeof id !== 'string') path.key('Id').fail(`${show(id)} is no text`);
  const statements = document['Statement'];
  if (statements === undefined) path.fail('it has no Statement');
  const listed = Array.isArray(statements);
  return (listed ? (statements as unknown[]) : [statements]).map((statement, index) => {
    const place = path.key('Statement');
    const reader = new StatementReader(listed ? place.index(index) : place, version === '2012-10-17', kind);
    return reader.read(statement, index);
  });
}

class StatementReader {
  constructor(
    private readonly path: PolicyPath,
    private readonly variables: boolean,
    private readonly kind: PolicyKind,
  ) {}

  read(value: unknown, index: number): Statement {
    const source = asObject(value, this.path, statementKeys);
    const sid = source['Sid'];
    if (sid !== undefined && typeof sid !== 'string')
      return this.path.key('Sid').fail(`${show(sid)} is no text`);
    const effect = source['Effect'];
    if (effect !== 'Allow' && effect !== 'Deny') {
      return this.path.key('Effect').fail(`${show(effect)} is no effect: write "Allow" or "Deny"`);
    }
    const principals = this.principals(source);
    return {
      index,
      ...(sid === undefined ? {} : { sid }),
      effect,
      ...(principals === undefined ? {} : { principals }),
      actions: this.texts(source, 'Action', 'NotAction', (text, path) => this.action(text, path)),
      resources: this.texts(source, 'Resource', 'NotResource', (text, path) => this.resource(text, path)),
      conditions: this.conditions(source['Condition']),
    };
  }

  private principals(source: Record<string, unknown>): Statement['principals'] {
    const given = ['Principal', 'NotPrincipal'].filter((key) => source[key] !== undefined);
    const [key] = given;
    if (this.kind === 'identity') {
      if (key !== undefined) this.path.key(key).fail('an identity policy names no principal: remove it');
      return undefined;
    }
    if (key === undefined) return this.path.fail('it has no Principal: a resource policy says whom it means');
    if (given.length > 1) return this.path.fail('it has both Principal and NotPrincipal: keep one');
    const path = this.path.key(key);
    const negated = key === 'NotPrincipal';
    const value = source[key];
    if (value === '*') return { negated, tests: [{ kind: 'everyone' }], texts: ['*'] };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return path.fail(
        `${show(value)} is no principal: write "*" or a map such as { "AWS": "123456789012" }`,
      );
    }
    const tests: PrincipalTest[] = [];
    const texts: string[] = [];
    for (const [type, names] of Object.entries(asObject(value, path, principalTypes))) {
      for (const { text, path: place } of stringList(names, path.key(type))) {
        const test = parsePrincipal(type as PrincipalType, text);
        if (typeof test === 'string') return place.fail(test);
        tests.push(test);
        texts.push(text);
      }
    }
    if (tests.length === 0) return path.fail('it names nobody');
    return { negated, tests, texts };
  }

  private texts(
    source: Record<string, unknown>,
    key: string,
    notKey: string,
    read: (text: string, path: PolicyPath) => Pattern,
  ): Statement['actions'] {
    const negated = source[notKey] !== undefined;
    if (negated && source[key] !== undefined)
      return this.path.fail(`it has both ${key} and ${notKey}: keep one`);
    const used = negated ? notKey : key;
    if (source[used] === undefined) return this.path.fail(`it has no ${key}`);
    const list = stringList(source[used], this.path.key(used));
    if (list.length === 0) return this.path.key(used).fail('the list is empty');
    const patterns = list.map(({ text, path }) => read(text, path));
    return { negated, patterns, texts: list.map(({ text }) => text) };
  }

  private action(text: string, path: PolicyPath): Pattern {
    if (text !== '*' && !/^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(text)) {
      path.fail(`"${text}" is no action: write "execute-api:Invoke"`);
    }
    return this.pattern(text.toLowerCase(), { wildcards: true, variables: false }, path);
  }

  private resource(text: string, path: PolicyPath): Pattern {
    if (text.startsWith('execute-api:') ? !text.startsWith('execute-api:/') : !isArnPattern(text)) {
      path.fail(
        `"${text}" is no resource: write "execute-api:/stage/METHOD/path" (wildcards allowed), a full ARN, or "*"`,
      );
    }
    return this.pattern(text, { wildcards: true, variables: this.variables }, path);
  }

  private conditions(value: unknown): ConditionEntry[] {
    if (value === undefined) return [];
    const path = this.path.key('Condition');
    return Object.entries(asObject(value, path)).flatMap(([operatorText, keys]) => {
      const read = this.operator(operatorText, path);
      return Object.entries(asObject(keys, path.key(operatorText))).map(([key, values]) => {
        const place = path.key(operatorText).key(key);
        if (!/^[^:\s]+:\S/.test(key))
          place.fail(`"${key}" is no condition key: write one such as "aws:SourceVpce"`);
        return { ...read, key, values: this.values(read, values, place) };
      });
    });
  }

  private operator(operatorText: string, path: PolicyPath): Omit<ConditionEntry, 'key' | 'values'> {
    const [, prefix, rest = ''] = /^(?:(forallvalues|foranyvalue):)?(.*)$/i.exec(operatorText) ?? [];
    const ifExists = /ifexists$/i.test(rest);
    const name = ifExists ? rest.slice(0, -'IfExists'.length) : rest;
    const operator = findConditionOperator(name);
    if (operator === undefined || (operator.family === 'null' && (ifExists || prefix !== undefined))) {
      const near = closest(operatorText, conditionOperatorNames);
      return path.fail(
        `"${operatorText}" is no condition operator${near === undefined ? '' : `; did you mean "${near}"?`}`,
      );
    }
    return {
      operator,
      operatorText,
      ...(prefix === undefined
        ? {}
        : { qualifier: prefix.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue' }),
      ifExists,
    };
  }

  private values(
    entry: Omit<ConditionEntry, 'key' | 'values'>,
    values: unknown,
    path: PolicyPath,
  ): ConditionEntryValue[] {
    const listed = Array.isArray(values);
    return (listed ? (values as unknown[]) : [values]).map((value, index) => {
      const place = listed ? path.index(index) : path;
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        return place.fail(`${show(value)} is no value: write ${entry.operator.expects}`);
      }
      return this.value(entry, String(value), place);
    });
  }

  private value(
    { operator, operatorText }: Omit<ConditionEntry, 'key' | 'values'>,
    text: string,
    path: PolicyPath,
  ): ConditionEntryValue {
    if (operator.pattern === undefined) {
      const test = operator.plain?.(text);
      if (test === undefined)
        path.fail(`"${text}" does not go with ${operatorText}: write ${operator.expects}`);
      return { text, test, ...(operator.family === 'binary' && { glob: literalGlob(text) }) };
    }
    const wildcards = operator.family === 'like' || operator.family === 'arn';
    const pattern = this.pattern(text, { wildcards, variables: this.variables }, path);
    if (hasVariables(pattern)) return { text, pattern };
    const glob = resolvePattern(pattern, () => undefined) ?? [];
    if (
      operator.family === 'arn' &&
      arnParts(glob).length < 6 &&
      !(glob.length === 1 && glob[0] === anyRun)
    ) {
      path.fail(`"${text}" does not go with ${operatorText}: write ${operator.expects}`);
    }
    return { text, test: operator.pattern(glob), glob };
  }

  private pattern(text: string, syntax: PatternSyntax, path: PolicyPath): Pattern {
    const pattern = parsePattern(text, syntax);
    return typeof pattern === 'string' ? path.fail(pattern) : pattern;
  }
}

/** `*`, or something that can still be an ARN: its first part says `arn` or is a wildcard. */
function isArnPattern(text: string): boolean {
  return /^[*?]/.test(text) || text.startsWith('arn:') || text.startsWith('${');
}

function asObject(value: unknown, path: PolicyPath, allowed?: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return path.fail(`${show(value)} is no object`);
  }
  for (const key of Object.keys(value)) {
    if (allowed !== undefined && !allowed.includes(key)) {
      const near = closest(key, allowed);
      path.fail(
        `"${key}" does not belong here${near === undefined ? '' : `; did you mean "${near}"?`} (allowed: ${allowed.join(', ')})`,
      );
    }
  }
  return value as Record<string, unknown>;
}

function stringList(value: unknown, path: PolicyPath): { text: string; path: PolicyPath }[] {
  const listed = Array.isArray(value);
  return (listed ? (value as unknown[]) : [value]).map((text, index) => {
    const place = listed ? path.index(index) : path;
    return typeof text === 'string' ? { text, path: place } : place.fail(`${show(text)} is no text`);
  });
}

function show(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? 'nothing' : text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
