import type { CloudFormationTemplate } from '../../template/template';
import { PrivateApiError } from '../../errors';
import { allResources, type ApiResource } from './api-resources';
import { asProperties, asTexts, type Properties } from './properties';
import type { Resolver } from './resolver';

/** The REST API that the option names; without it the private one, or the only one. */
export function findRestApi(
  template: CloudFormationTemplate,
  resolver: Resolver,
  wanted?: string,
): ApiResource {
  const all = allResources(template, resolver, 'AWS::ApiGateway::RestApi');
  const names = all.map(({ logicalId }) => logicalId).join(', ');
  if (all.length === 0) {
    throw new PrivateApiError(
      'EMULATOR_REST_API',
      'The template has no AWS::ApiGateway::RestApi: there is nothing to emulate.',
    );
  }
  if (wanted !== undefined) {
    const named = all.find(({ logicalId }) => logicalId === wanted);
    if (named !== undefined) return named;
    throw new PrivateApiError(
      'EMULATOR_REST_API',
      `The template has no REST API "${wanted}"; it has ${names}.`,
    );
  }
  const privateOnes = all.filter(({ properties }) => isPrivate(properties));
  const candidates = privateOnes.length > 0 ? privateOnes : all;
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  throw new PrivateApiError(
    'EMULATOR_REST_API',
    `The template has more than one REST API: choose one of ${names}.`,
  );
}

function isPrivate(properties: Properties): boolean {
  return endpointTypes(properties).includes('PRIVATE');
}

export function endpointTypes(properties: Properties): string[] {
  return asTexts(asProperties(properties['EndpointConfiguration'])['Types']);
}
