import { methodsOfAny } from '../../api-gateway/methods';
import { anyRun, literalGlob, type Glob } from '../glob';
import { evaluateResource, expandShortArn } from '../evaluate-statement';
import { resolvePattern } from '../pattern';
import type { Statement } from '../statement';
import { anyOneInSegment, anyRunInSegment, globClasses } from './glob-classes';

/** A method of the API, as a caller reaches it. */
export interface ProofMethod {
  /** `ANY` for every method */
  httpMethod: string;
  /** `/pets/{id}`, `/{proxy+}` */
  path: string;
  authorization: string;
}

export interface Target {
  /** the method's ARN in one request */
  resource: string;
  /** for each statement, whether its Resource covers that ARN */
  covered: readonly boolean[];
}

/**
 * One ARN for every way in which the statements' resources tell requests apart.
 * @param stages undefined where they are not known: then any
 * @returns undefined where no finite list stands for all
 */
export function targets(
  statements: readonly Statement[],
  apiArn: string,
  methods: readonly ProofMethod[],
  stages: readonly string[] | undefined,
): Target[] | undefined {
  const found = new Map<string, Target>();
  const patterns = statements.flatMap(({ resources }) =>
    resources.patterns.flatMap((pattern) => {
      const glob = resolvePattern(pattern, () => undefined);
      return glob === undefined ? [] : [expandShortArn(glob, apiArn)];
    }),
  );
  const put = (resource: string) => {
    const covered = statements.map(
      (statement) => evaluateResource(statement, resource, () => undefined).matches,
    );
    const key = covered.map(Number).join('');
    if (!found.has(key)) found.set(key, { resource, covered });
  };
  // Where every pattern is the whole API, one request stands for all.
  const whole = patterns.every((glob) => isWholeApi(glob, apiArn));
  for (const { httpMethod, path } of whole ? methods.slice(0, 1) : methods) {
    for (const stage of whole ? [stages?.[0] ?? 'stage'] : (stages ?? [undefined])) {
      for (const verb of httpMethod === 'ANY' ? (whole ? ['GET'] : methodsOfAny) : [httpMethod]) {
        if (whole) {
          put(`${apiArn}/${stage ?? 'stage'}/${verb}${examplePath(path)}`);
          continue;
        }
        const { prefix, language } = requestsTo(apiArn, stage, verb, path);
        const classes = globClasses(language, patterns, prefix);
        if (classes === undefined) return undefined;
        for (const { witness } of classes) put(witness);
      }
    }
  }
  return [...found.values()];
}

function isWholeApi(glob: Glob, apiArn: string): boolean {
  const whole = literalGlob(`${apiArn}/`);
  return (
    (glob.length === 1 && glob[0] === anyRun) ||
    (glob.length === whole.length + 1 &&
      glob.at(-1) === anyRun &&
      whole.every((unit, index) => glob[index] === unit))
  );
}

/** The ARNs of all requests to a method: what they begin with, and what may follow. */
function requestsTo(
  apiArn: string,
  stage: string | undefined,
  verb: string,
  path: string,
): { prefix: string; language: Glob } {
  const segments = path.split('/').filter((segment) => segment !== '');
  const tail =
    segments.length === 0
      ? [0x2f]
      : segments.flatMap((segment) => {
          if (/^\{.*\+\}$/.test(segment)) return [0x2f, anyOneInSegment, anyRun];
          if (/^\{.*\}$/.test(segment)) return [0x2f, anyOneInSegment, anyRunInSegment];
          return literalGlob(`/${segment}`);
        });
  if (stage !== undefined) return { prefix: `${apiArn}/${stage}/${verb}`, language: tail };
  return {
    prefix: `${apiArn}/`,
    language: [anyOneInSegment, anyRunInSegment, ...literalGlob(`/${verb}`), ...tail],
  };
}

function examplePath(path: string): string {
  return path.replace(/\{[^}]*\}/g, 'x');
}
