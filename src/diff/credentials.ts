import { compact, pick } from 'lodash';
import { invokedFunctionArn } from '../api-gateway/lambda-uri';
import type { TemplateModel } from '../checks/model/template-model';
import { signature } from '../policy/comparison/compare-access';
import type { Credential } from '../policy/comparison/compared-api';
import { canonical } from '../template/canonical';
import { asFlag, asText, asTexts } from '../template/properties';
import type { Method } from '../template/rest-api';

const apiKey: Credential = { id: 'API key', words: 'an API key' };

/** What the authorizer looks at. Another one in its place lets others in, for all that the template shows. */
const deciding = [
  ...['Type', 'AuthorizerUri', 'ProviderARNs', 'IdentitySource', 'IdentityValidationExpression'],
];

/** What a method asks of its callers beside the resource policy, and its authorization in words. */
export function credentialsOf(
  method: Method,
  model: TemplateModel,
): { words: string; needs: readonly Credential[] } {
  const { words, needed } = authorizationOf(method, model);
  const key = method.properties['ApiKeyRequired'];
  return { words, needs: compact([needed, asFlag(key) && apiKey]) };
}

function authorizationOf(
  { authorization, properties }: Method,
  model: TemplateModel,
): { words: string; needed: Credential | undefined } {
  switch (authorization) {
    case 'NONE':
      return { words: 'NONE', needed: undefined };
    case 'AWS_IAM':
      return { words: 'AWS_IAM', needed: signature };
    case undefined: {
      const words = asText(properties['AuthorizationType']) ?? '?';
      return { words, needed: { id: words, words: `what ${words} asks for` } };
    }
    default: {
      const id = asText(properties['AuthorizerId']) ?? '?';
      const authorizer = model.ofType('AWS::ApiGateway::Authorizer').find((one) => one.id === id);
      const name = asText(authorizer?.properties['Name']) ?? authorizer?.logicalId ?? id;
      const scopes = asTexts(properties['AuthorizationScopes']).sort();
      const scope = scopes.length === 0 ? '' : ` and the scope ${scopes.join(' or ')}`;
      return {
        words: `${authorization} ${name}${scope}`,
        needed: {
          id: canonical([authorization, decidingPart(authorizer?.properties, model) ?? id, scopes]),
          words: `the consent of the authorizer ${name}${scope}`,
        },
      };
    }
  }
}

/** A function by its logical id: under another name it is the same code. */
function decidingPart(
  properties: Readonly<Record<string, unknown>> | undefined,
  model: TemplateModel,
): object | undefined {
  if (properties === undefined) return undefined;
  const arn = invokedFunctionArn(asText(properties['AuthorizerUri']) ?? '');
  const invoked = arn === undefined ? undefined : model.functionOfArn(arn);
  return {
    ...pick(properties, deciding),
    ...(invoked?.logicalId !== undefined && { AuthorizerUri: [invoked.logicalId, invoked.qualifier ?? ''] }),
  };
}
