import { compact } from 'lodash';
import type { PrivateApi } from '../config/settings';

/**
 * Calls to paste, by every name that the API answers under. Those by a header go to the endpoint's own DNS name, and a
 * security policy of the newer kind takes them with the access mode BASIC only.
 * Source: apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 *
 * @param urls those that need no header
 * @param plain the URL that needs private DNS, where the API answers under its own name
 * @param endpointDnsName of the endpoint that the stack creates
 */
export function callLines(
  { properties: { restApi } }: Pick<PrivateApi, 'properties'>,
  urls: readonly string[],
  plain: string | undefined,
  endpointDnsName = '<DNS name of the endpoint>',
): string[] {
  const [, host = '', apiId = '', stage = ''] = /^https:\/\/(([^.]+)[^/]*)\/(.*)$/.exec(plain ?? '') ?? [];
  const { SecurityPolicy: policy, EndpointAccessMode: mode } = restApi;
  const takesHeaders =
    host !== '' &&
    (!(typeof policy === 'string' && policy.startsWith('SecurityPolicy_')) || mode === 'BASIC');
  return compact([
    ...urls.map((url) => `curl ${url}/`),
    takesHeaders && `curl https://${endpointDnsName}/${stage}/ -H 'Host: ${host}'`,
    takesHeaders && `curl https://${endpointDnsName}/${stage}/ -H 'x-apigw-api-id: ${apiId}'`,
  ]);
}
