import type { Rule } from '../rule';

/** What a document defines, and what of it stands beside a document is lost. */
const parts = ['Resource', 'Method', 'GatewayResponse', 'Authorizer', 'Model', 'RequestValidator'];

export const definitionOverwrites: Rule = {
  id: 'definition-overwrites',
  severity: 'error',
  why: 'With Mode: overwrite the next import of the body removes what the template has beside it: methods, resources, gateway responses, authorizers, models and validators.',
  fix: 'Write it into the body: privateApi.definitionPatch of this plugin, or a setting.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html',
  *check({ restApis }) {
    for (const api of restApis) {
      if (api.document === undefined || api.own['Mode'] !== 'overwrite') continue;
      for (const { logicalId, resource } of parts.flatMap((type) => api.ofType(`AWS::ApiGateway::${type}`))) {
        if (resource === undefined) continue;
        yield {
          api,
          path: `Resources.${logicalId}`,
          message: `${logicalId} is a part of ${api.logicalId}, whose body overwrites it.`,
        };
      }
    }
  },
};
