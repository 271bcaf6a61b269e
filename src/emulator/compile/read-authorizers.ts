import { limits } from '../../api-gateway/limits';
import type { Authorization, CognitoAuthorizer, LambdaAuthorizer } from '../gateway-api';
import { wholeMatch } from '../mapping/whole-match';
import type { PlacedResource } from '../../template/placed-resource';
import { asNumber, asText, asTexts, type Properties } from '../../template/properties';

export type Authorizer = LambdaAuthorizer | CognitoAuthorizer;

/** By the id that methods refer to. */
export function readAuthorizers(resources: readonly PlacedResource[]): Map<string, Authorizer> {
  return new Map(
    resources.map(({ id, logicalId, properties }) => [id, readAuthorizer(id, logicalId, properties)]),
  );
}

function readAuthorizer(id: string, logicalId: string, properties: Properties): Authorizer {
  const type = asText(properties['Type']) ?? '';
  const identitySource = asText(properties['IdentitySource']) ?? '';
  const name = asText(properties['Name']) ?? logicalId;
  if (type === 'COGNITO_USER_POOLS') {
    return {
      id,
      name,
      identitySource: identitySource === '' ? 'method.request.header.Authorization' : identitySource,
      userPoolIds: asTexts(properties['ProviderARNs']).map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
    };
  }
  const validation = asText(properties['IdentityValidationExpression']) ?? '';
  return {
    id,
    name,
    type: type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    uri: asText(properties['AuthorizerUri']) ?? '',
    identitySources: identitySource
      .split(',')
      .map((source) => source.trim())
      .filter((source) => source !== ''),
    identityValidation: validation === '' ? undefined : wholeMatch(validation),
    // docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html: five minutes unless told.
    ttlSeconds: asNumber(properties['AuthorizerResultTtlInSeconds']) ?? limits.authorizerTtl,
  };
}

export function readAuthorization(
  properties: Properties,
  authorizers: ReadonlyMap<string, Authorizer>,
): Authorization {
  const type = asText(properties['AuthorizationType']) ?? 'NONE';
  if (type === 'NONE' || type === 'AWS_IAM') return { type };
  const authorizer = authorizers.get(asText(properties['AuthorizerId']) ?? '');
  if (type === 'CUSTOM' && authorizer !== undefined && 'ttlSeconds' in authorizer)
    return { type, authorizer };
  if (type === 'COGNITO_USER_POOLS' && authorizer !== undefined && 'userPoolIds' in authorizer) {
    return { type, authorizer, scopes: asTexts(properties['AuthorizationScopes']) };
  }
  return {
    type: 'INVALID',
    reason: `authorization ${type} without its authorizer in the template (AuthorizerId ${asText(properties['AuthorizerId']) ?? 'absent'})`,
  };
}
