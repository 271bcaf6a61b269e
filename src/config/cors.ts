import { groupBy, isEqual, omit, uniq } from 'lodash';
import { methodsOfAny } from '../api-gateway/methods';
import type { PrivateApiConfig, PrivateApiRouteConfig } from './config';
import type { Problem } from './problem';
import type { Cors, Route } from './settings';

/** Which pages of other origins a browser lets read the API. The words are those of the framework's `http` events. */
export interface CorsConfig {
  /**
   * `*` (default), one origin, or several; `https://*.example.com` stands for every subdomain. One is on every answer,
   * also the gateway's own; of several, the one that asks is on the function's answers.
   */
  origins?: string | readonly string[];
  /** Methods that may be asked for. Default: those of the path. */
  methods?: readonly string[];
  /** Request headers that may be sent. Default: those that AWS clients send. */
  headers?: string | readonly string[];
  /** Response headers that a page may read. Default: none but those that it always may. */
  exposedResponseHeaders?: readonly string[];
  /** Whether cookies and `Authorization` may be sent. Not with `*`. Default: false. */
  allowCredentials?: boolean;
  /** Seconds that a browser keeps the answer to OPTIONS, 0 to 86,400. Default: the browser's own. */
  maxAge?: number;
  /** `Cache-Control` of the answer to OPTIONS. */
  cacheControl?: string;
}

const texts = { type: 'array', items: { type: 'string' }, minItems: 1 } as const;
const textOrTexts = { description: 'a text or a list of texts', anyOf: [{ type: 'string' }, texts] } as const;

export const corsSchema = {
  description: 'true, false or a map of settings',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      properties: {
        origins: textOrTexts,
        methods: texts,
        headers: textOrTexts,
        exposedResponseHeaders: texts,
        allowCredentials: { type: 'boolean' },
        maxAge: { type: 'integer' },
        cacheControl: { type: 'string' },
      },
      additionalProperties: false,
    },
  ],
} as const;

/** The framework's own. */
const defaultHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
  'X-Amzn-Trace-Id',
];

/** Scheme, host and port, as a browser sends it: no path, nothing after it. */
const originForm = /^https?:\/\/(?:\*\.)?[a-z0-9][a-z0-9.-]*(?::\d{1,5})?$/;
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export function corsOf(given: boolean | CorsConfig | undefined): Cors | undefined {
  if (given === undefined || given === false) return undefined;
  const cors = given === true ? {} : given;
  return {
    origins: uniq([cors.origins ?? '*'].flat()),
    methods: cors.methods?.map((method) => method.toUpperCase()),
    headers: cors.headers === undefined ? defaultHeaders : listOf(cors.headers),
    exposedResponseHeaders: cors.exposedResponseHeaders ?? [],
    allowCredentials: cors.allowCredentials ?? false,
    maxAge: cors.maxAge,
    cacheControl: cors.cacheControl,
  };
}

function listOf(headers: string | readonly string[]): string[] {
  return [headers].flat().flatMap((header) => header.split(',').map((name) => name.trim()));
}

/** A route's own `cors` over the API's, as a whole. */
export function routeCors(
  api: PrivateApiConfig,
  own: Partial<PrivateApiRouteConfig>,
  ownPath: string,
): { cors: Cors | undefined; problems: Problem[] } {
  const cors = corsOf(own.cors ?? api.cors);
  const path = `${own.cors === undefined ? 'privateApi' : ownPath}.cors`;
  return { cors, problems: cors === undefined ? [] : corsProblems(cors, path) };
}

function corsProblems(cors: Cors, path: string): Problem[] {
  const problem = (key: string, message: string, given: unknown, fix: string): Problem => ({
    code: 'CORS',
    path: `${path}.${key}`,
    message,
    given,
    fix,
  });
  const { origins, methods = [], headers, exposedResponseHeaders, allowCredentials, maxAge } = cors;
  const isAny = origins.includes('*');
  return [
    ...origins
      .filter((origin) => origin !== '*' && !originForm.test(origin))
      .map((origin) =>
        problem(
          'origins',
          'This is no origin as a browser sends it.',
          origin,
          "Write scheme, host and port in lower case, without a path: 'https://app.example.com', or 'https://*.example.com'.",
        ),
      ),
    ...(isAny && origins.length > 1
      ? [problem('origins', '* is every origin already.', origins, 'Leave the others out, or the *.')]
      : []),
    ...(allowCredentials && isAny
      ? [
          problem(
            'allowCredentials',
            'No browser takes credentials together with the origin *.',
            true,
            'Name the origins.',
          ),
        ]
      : []),
    ...(allowCredentials && [...headers, ...methods, ...exposedResponseHeaders].includes('*')
      ? [
          problem(
            'allowCredentials',
            'Together with credentials, a browser takes * for a name and not for all.',
            true,
            'Name the headers and methods.',
          ),
        ]
      : []),
    ...methods
      .filter(
        (method) => method !== '*' && method !== 'OPTIONS' && !methodsOfAny.some((known) => known === method),
      )
      .map((method) =>
        problem(
          'methods',
          'API Gateway has no such method.',
          method,
          `Write ${methodsOfAny.join(', ')}, or leave it out.`,
        ),
      ),
    ...[
      ...headers.map((name) => ['headers', name]),
      ...exposedResponseHeaders.map((name) => ['exposedResponseHeaders', name]),
    ]
      .filter(([, name = '']) => !token.test(name))
      .map(([key = '', name]) =>
        problem(key, 'This is no name of a header.', name, "Write names: ['X-Request-Id']."),
      ),
    ...(maxAge !== undefined && (maxAge < 0 || maxAge > 86_400)
      ? [problem('maxAge', 'Browsers keep it for a day at most.', maxAge, 'Write seconds, 0 to 86400.')]
      : []),
  ];
}

export interface PlacedCors {
  readonly route: Pick<Route, 'path' | 'method' | 'cors'>;
  readonly configPath: string;
}

/** A browser asks once for a path, before it sends the method: what is said then holds for all methods of the path. */
export function preflightProblems(placed: readonly PlacedCors[]): Problem[] {
  const shared = ({ route: { cors } }: PlacedCors): unknown => omit(cors, 'exposedResponseHeaders');
  return Object.values(groupBy(placed, ({ route }) => route.path)).flatMap((routes) => {
    const [first, ...others] = routes.filter(({ route }) => route.cors !== undefined);
    return others
      .filter((other) => first !== undefined && !isEqual(shared(first), shared(other)))
      .map(({ route, configPath }) => ({
        code: 'CORS' as const,
        path: `${configPath}.cors`,
        message: `Another method of ${route.path} has other settings, and a browser asks once for all methods of a path.`,
        fix: 'Give all methods of the path the same cors; only exposedResponseHeaders may differ.',
      }));
  });
}
