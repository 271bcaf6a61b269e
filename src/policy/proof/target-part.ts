import { sortBy } from 'lodash';
import { methodsOfAny } from '../../api-gateway/methods';
import { anyRun, literalGlob, type Glob } from '../glob';
import { evaluateResource, expandShortArn } from '../evaluate-statement';
import { resolvePattern } from '../pattern';
import type { Statement } from '../statement';
import type { Literal, RequestPart, Solution } from './atom';
import type { Budget } from './budget';
import { findText, keyOfState, TextSearch, type TextRequirement, type TextState } from './find-text';
import { anyOneInSegment, anyRunInSegment } from './language';

/** A method of the API, as a caller reaches it. */
export interface ProofMethod {
  /** `ANY` for every method */
  httpMethod: string;
  /** `/pets/{id}`, `/{proxy+}` */
  path: string;
  authorization: string;
}

/** A private domain, whose policy is asked about the domain and not about methods; behind its name stands an id of AWS's. */
export interface ProofDomain {
  /** undefined where it is not known */
  name: string | undefined;
}

/** The method's ARN in a request: every path that reaches a method, with and without a slash at its end. */
export class TargetPart implements RequestPart {
  private readonly globs = new Map<Statement, Glob[]>();
  private readonly beginnings: { prefix: string; stage: Glob }[];
  private readonly paths: { verb: string; tail: Glob }[];

  constructor(
    private readonly apiArn: string,
    methods: readonly ProofMethod[],
    stages: readonly string[] | undefined,
    domain: ProofDomain | undefined,
    private readonly budget: Budget,
  ) {
    if (domain !== undefined) {
      this.beginnings = [{ prefix: `${apiArn}/domainnames`, stage: [] }];
      this.paths = [{ verb: '', tail: domainTail(domain) }];
      return;
    }
    const known = stages ?? ['stage'];
    this.beginnings = [
      ...known.map((stage) => ({ prefix: `${apiArn}/${stage}`, stage: [] })),
      ...(stages === undefined ? [{ prefix: apiArn, stage: [0x2f, anyOneInSegment, anyRunInSegment] }] : []),
    ];
    const plain = methods.flatMap(({ httpMethod, path }) =>
      (httpMethod === 'ANY' ? methodsOfAny : [httpMethod]).map((verb) => ({ verb, tail: tailOf(path) })),
    );
    const slashed = plain
      .filter(({ tail }) => tail.length > 1 && tail.at(-1) !== anyRun)
      .map(({ verb, tail }) => ({ verb, tail: [...tail, 0x2f] }));
    // A GET is the easiest to try.
    this.paths = sortBy([...plain, ...slashed], ({ verb }) => verb !== 'GET');
  }

  solve(literals: readonly Literal[]): Solution | undefined {
    const resource = this.find(literals.flatMap((literal) => this.requirementOf(literal)));
    if (resource === undefined) return undefined;
    return {
      holds: (atom) =>
        atom.kind === 'resource' && evaluateResource(atom.statement, resource, () => undefined).matches,
      apply: (draft) => (draft.resource = resource),
    };
  }

  private requirementOf({ atom, holds }: Literal): TextRequirement[] {
    if (atom.kind !== 'resource') return [];
    const { statement } = atom;
    const globs = this.globs.get(statement) ?? globsOf(statement, this.apiArn);
    this.globs.set(statement, globs);
    return [{ globs, matched: holds !== statement.resources.negated }];
  }

  private find(requirements: readonly TextRequirement[]): string | undefined {
    const search = new TextSearch(requirements, this.budget);
    // Methods that no pattern tells apart have the same state, and each of their paths is walked once.
    const states = new Map<string, { state: TextState | undefined; key: string }>();
    const walked = new Set<string>();
    for (const { prefix, stage } of this.beginnings) {
      for (const { verb, tail } of this.paths) {
        this.budget.spend(1);
        const fixed = stage.length === 0 ? `${prefix}/${verb}` : prefix;
        const known = states.get(fixed) ?? stateAfter(search, fixed);
        states.set(fixed, known);
        if (known.state === undefined) continue;
        const language = stage.length === 0 ? tail : [...stage, ...literalGlob(`/${verb}`), ...tail];
        const walk = `${known.key} ${language.join()}`;
        if (walked.has(walk)) continue;
        walked.add(walk);
        const rest = search.find(language, known.state);
        if (rest !== undefined) return fixed + rest;
      }
    }
    return undefined;
  }
}

function stateAfter(search: TextSearch, text: string): { state: TextState | undefined; key: string } {
  const state = search.after(text);
  return { state, key: state === undefined ? '' : keyOfState(state) };
}

function globsOf({ resources }: Statement, apiArn: string): Glob[] {
  return resources.patterns.flatMap((pattern) => {
    const glob = resolvePattern(pattern, () => undefined);
    return glob === undefined ? [] : [expandShortArn(glob, apiArn)];
  });
}

/** Whether a statement's Resource covers every request to the API. */
export function coversApi(
  statement: Statement,
  apiArn: string,
  domain: ProofDomain | undefined,
  budget: Budget,
): boolean {
  const segment = [anyOneInSegment, anyRunInSegment, 0x2f];
  const language =
    domain === undefined
      ? [...literalGlob(`${apiArn}/`), ...segment, ...segment, anyRun]
      : [...literalGlob(`${apiArn}/domainnames/`), ...domainTail(domain)];
  const missed = { globs: globsOf(statement, apiArn), matched: statement.resources.negated };
  return findText(language, [missed], budget) === undefined;
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html, example 5 */
function domainTail({ name }: ProofDomain): Glob {
  return [...(name === undefined ? [] : literalGlob(`${name}+`)), anyOneInSegment, anyRunInSegment];
}

function tailOf(path: string): Glob {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0) return [0x2f];
  return segments.flatMap((segment) => {
    if (/^\{.*\+\}$/.test(segment)) return [0x2f, anyOneInSegment, anyRun];
    if (/^\{.*\}$/.test(segment)) return [0x2f, anyOneInSegment, anyRunInSegment];
    return literalGlob(`/${segment}`);
  });
}
