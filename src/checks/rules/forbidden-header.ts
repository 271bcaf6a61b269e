import { TemplateError } from '../../vtl';
import type { Method, RestApi } from '../model/rest-api';
import { andMore } from '../model/template-texts';
import { asObject } from '../model/value';
import { analyseOverrides } from '../override-paths';
import type { Problem, Rule } from '../rule';

/** Mapped to an integration request they make the whole call a 500: recorded on API Gateway. */
const toIntegration = ['content-length', 'transfer-encoding'];
const toAws = [...toIntegration, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];
/** In a response they arrive as x-amzn-Remapped-…, or not at all. */
const inResponse = [
  ...[
    'authorization',
    'connection',
    'content-length',
    'content-md5',
    'date',
    'expect',
    'host',
    'max-forwards',
  ],
  ...[
    'proxy-authenticate',
    'server',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'user-agent',
    'www-authenticate',
  ],
];

export const forbiddenHeader: Rule = {
  id: 'forbidden-header',
  severity: 'error',
  why: 'API Gateway keeps some headers for itself: sent to an integration they make every call a 500, in a response they are renamed to x-amzn-Remapped-… or dropped.',
  fix: 'Use another header name.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  *check({ restApis, texts }) {
    for (const api of restApis) for (const method of api.methods) yield* mapped(api, method);
    for (const { parsed, path, more, api, method } of texts) {
      if (parsed instanceof TemplateError) continue;
      const seen = new Set<string>();
      for (const { key, name } of analyseOverrides(parsed.statements).uses) {
        const request = key.startsWith('requestOverride.header.');
        if (name === undefined || (!request && !key.startsWith('responseOverride.header.'))) continue;
        if (seen.has(key)) continue;
        seen.add(key);
        const list = request ? forbiddenFor(method) : inResponse;
        if (!list.includes(name.toLowerCase())) continue;
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

function forbiddenFor({ integrationType }: Method): readonly string[] {
  return integrationType?.startsWith('AWS') === true ? toAws : toIntegration;
}

function* mapped(api: RestApi, method: Method): Generator<Problem> {
  const path = `${method.path}.Integration.RequestParameters`;
  for (const target of Object.keys(asObject(method.integration?.['RequestParameters']))) {
    const name = /^integration\.request\.header\.(.+)$/.exec(target)?.[1];
    if (name === undefined || !forbiddenFor(method).includes(name.toLowerCase())) continue;
    yield { api, path, message: `The integration request sets the header ${name}.` };
  }
  for (const response of method.integrationResponses) {
    for (const target of Object.keys(asObject(response.properties['ResponseParameters']))) {
      const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1];
      if (name === undefined || !inResponse.includes(name.toLowerCase())) continue;
      yield {
        api,
        path: `${response.path}.ResponseParameters`,
        message: `The response sets the header ${name}.`,
        severity: 'warning',
      };
    }
  }
}
