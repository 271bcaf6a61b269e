import type { RestApi } from './rest-api';

/**
 * The REST API that is meant: the named one, or the private one, or the only one.
 * @param wanted logical id
 * @returns or why none can be chosen, as a sentence
 */
export function chooseRestApi<Api extends RestApi>(restApis: readonly Api[], wanted?: string): Api | string {
  const names = (apis: readonly RestApi[]) => apis.map(({ logicalId }) => logicalId).join(', ');
  if (restApis.length === 0) return 'The template has no AWS::ApiGateway::RestApi.';
  if (wanted !== undefined) {
    const named = restApis.find(({ logicalId }) => logicalId === wanted);
    return named ?? `The template has no REST API "${wanted}"; it has ${names(restApis)}.`;
  }
  const privateOnes = restApis.filter(({ endpointType }) => endpointType === 'PRIVATE');
  const candidates = privateOnes.length > 0 ? privateOnes : restApis;
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0
    ? only
    : `The template has more than one REST API: choose one of ${names(candidates)} (--rest-api).`;
}
