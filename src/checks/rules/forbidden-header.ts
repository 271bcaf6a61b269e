import { isRefusedMapping, responseHeaderName } from '../../api-gateway/header-rules';
import { TemplateError } from '../../velocity';
import { asProperties } from '../../template/properties';
import type { Method } from '../../template/rest-api';
import type { CheckedApi } from '../model/rest-api';
import { andMore } from '../model/template-texts';
import { analyseOverrides } from '../override-paths';
import type { RuleProblem, Rule } from '../rule';

export const forbiddenHeader: Rule = {
  id: 'forbidden-header',
  severity: 'error',
  why: 'API Gateway keeps some headers for itself: sent to an integration they make every call a 500, in a response they are renamed to x-amzn-Remapped-… or dropped.',
  fix: 'Use another header name.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  *check({ restApis, texts }) {
    for (const api of restApis) for (const method of api.methods) yield* mapped(api, method);
    for (const { parsed, path, more, api, method } of texts()) {
      if (parsed instanceof TemplateError) continue;
      const seen = new Set<string>();
      for (const { key, name } of analyseOverrides(parsed.statements).uses) {
        const request = key.startsWith('requestOverride.header.');
        if (name === undefined || (!request && !key.startsWith('responseOverride.header.'))) continue;
        if (seen.has(key)) continue;
        seen.add(key);
        if (!(request ? isForbidden(method, name) : isRenamed(name))) continue;
        yield {
          api,
          path,
          message: `The template sets the header ${name}${andMore(more)}.`,
          ...(!request && { severity: 'warning' as const }),
        };
      }
    }
  },
};

function isForbidden({ integrationType }: Method, name: string): boolean {
  return isRefusedMapping(name, integrationType ?? '');
}

/** Whether a response header arrives as x-amzn-Remapped-…, or not at all. */
function isRenamed(name: string): boolean {
  return responseHeaderName(name) !== name;
}

function* mapped(api: CheckedApi, method: Method): Generator<RuleProblem> {
  const path = method.at('Integration.RequestParameters');
  for (const target of Object.keys(asProperties(method.integration?.['RequestParameters']))) {
    const name = /^integration\.request\.header\.(.+)$/.exec(target)?.[1];
    if (name === undefined || !isForbidden(method, name)) continue;
    yield { api, path, message: `The integration request sets the header ${name}.` };
  }
  for (const response of method.integrationResponses) {
    for (const target of Object.keys(asProperties(response.properties['ResponseParameters']))) {
      const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1];
      if (name === undefined || !isRenamed(name)) continue;
      yield {
        api,
        path: response.at('ResponseParameters'),
        message: `The response sets the header ${name}.`,
        severity: 'warning',
      };
    }
  }
}
