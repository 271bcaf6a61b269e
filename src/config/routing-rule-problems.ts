import type { DomainConfig } from './domain';
import type { Problem } from './problem';

/** Headers on which no rule may hang; those that begin with `access-control-`, `apigw-`, `x-amz-`, `x-amzn-` either. */
const refused = new Set(
  `authorization connection content-encoding content-length content-location forwarded keep-alive origin
  proxy-authenticate proxy-authorization te trailers transfer-encoding upgrade x-apigw-api-id x-forwarded-for
  x-forwarded-host x-forwarded-proto x-restapi via`.split(/\s+/),
);

/** docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html, "Restrictions" */
export function routingRuleProblems({ routingRule }: DomainConfig): Problem[] {
  if (routingRule === undefined) return [];
  const { priority, headers = {} } = routingRule;
  const path = 'privateApi.domain.routingRule';
  const problem = (key: string, message: string, given: unknown, fix: string): Problem => ({
    code: 'DOMAIN',
    path: `${path}.${key}`,
    message,
    given,
    fix,
  });
  return [
    ...(priority >= 1 && priority <= 1_000_000
      ? []
      : [problem('priority', 'A rule has no such priority.', priority, 'Use 1 to 1000000.')]),
    ...(Object.keys(headers).length <= 2
      ? []
      : [problem('headers', 'A rule asks for two headers at most.', headers, 'Keep two.')]),
    ...Object.entries(headers).flatMap(([name, value]): Problem[] => {
      const key = `headers.${name}`;
      const lower = name.toLowerCase();
      if (
        !/^[\w?!#$%&'.^`|~-]{1,39}$/.test(name) ||
        refused.has(lower) ||
        /^(access-control|apigw|x-amzn?)-/.test(lower)
      )
        return [
          problem(
            key,
            'A rule cannot ask for this header.',
            name,
            'Use a header of your own, of less than 40 characters.',
          ),
        ];
      if (!/^\*?[\w?!#$%&'.^`|~-]{1,126}\*?$/.test(value) || value.length > 127)
        return [
          problem(
            key,
            'A rule cannot ask for this value.',
            value,
            "Use less than 128 letters, digits and ?!-#$%&'.^_`|~, with * at the ends only.",
          ),
        ];
      return [];
    }),
  ];
}
