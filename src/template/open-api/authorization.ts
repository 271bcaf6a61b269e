import { asProperties, asRecords, asText, asTexts, type Properties } from '../properties';
import { authorizerNames, fromDocument } from './names';

/** `securitySchemes` of OpenAPI 3, `securityDefinitions` of Swagger 2. */
export function securitySchemes(document: Properties): Properties {
  return asProperties(
    asProperties(document['components'])['securitySchemes'] ?? document['securityDefinitions'],
  );
}

/**
 * What an operation's `security` and `x-amazon-apigateway-auth` (whose values are taken in any case) make of a method.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 */
export function openApiAuthorization(operation: Properties, document: Properties): Properties {
  const auth = asText(asProperties(operation['x-amazon-apigateway-auth'])['type'])?.toUpperCase();
  if (auth === 'AWS_IAM') return { AuthorizationType: auth };
  const schemes = securitySchemes(document);
  let apiKeyRequired = false;
  let authorization: Properties = {};
  const requirements = asRecords(operation['security'] ?? document['security']);
  for (const [name, scopes] of requirements.flatMap((requirement) => Object.entries(requirement))) {
    const scheme = asProperties(schemes[name]);
    const type = asText(scheme['x-amazon-apigateway-authtype'])?.toLowerCase();
    if (type === undefined && scheme['type'] === 'apiKey') apiKeyRequired = true;
    else if (type === 'awssigv4') authorization = { AuthorizationType: 'AWS_IAM' };
    else if (type === 'cognito_user_pools') {
      authorization = {
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: authorizerId(name),
        AuthorizationScopes: asTexts(scopes),
      };
    } else if (type !== undefined)
      authorization = { AuthorizationType: 'CUSTOM', AuthorizerId: authorizerId(name) };
  }
  return { ...authorization, ApiKeyRequired: apiKeyRequired };
}

export function authorizerId(name: string): string {
  return `authorizer ${name}`;
}

/** The properties of the authorizer that a security scheme describes; undefined where it describes none. */
export function openApiAuthorizer(name: string, scheme: Properties): Properties | undefined {
  const authorizer = asProperties(scheme['x-amazon-apigateway-authorizer']);
  const type = asText(authorizer['type'])?.toUpperCase();
  if (type === undefined) return undefined;
  const header = asText(scheme['name']) ?? 'Authorization';
  return {
    Name: name,
    Type: type,
    ...fromDocument(authorizer, authorizerNames),
    // Only an authorizer of requests has sources of its own, or none.
    IdentitySource:
      authorizer['identitySource'] ?? (type === 'REQUEST' ? undefined : `method.request.header.${header}`),
  };
}
