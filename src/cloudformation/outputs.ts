import { compact } from 'lodash';
import type { Text } from '../template/intrinsics';
import type { PrivateApi } from '../config/settings';
import { escapeSub, isKnownList, ref, sub } from '../template/intrinsics';
import { alphanumeric, restApiId } from '../template/logical-ids';
import type { CloudFormationOutput } from '../template/template';

/**
 * The API's id and its URLs: one through each VPC endpoint, and the plain one.
 * Keys begin neither with `ServiceEndpoint` nor with `HttpApiUrl`: the framework would print such a URL once for
 * each public route. A literal endpoint's key holds its id, because outputs are exported and an export that is in
 * use can't change its value when the list is reordered.
 */
export function outputs(api: PrivateApi): Record<string, CloudFormationOutput> {
  const endpoints = isKnownList(api.vpcEndpointIds) ? api.vpcEndpointIds : [];
  return {
    PrivateApiGatewayRestApiId: { Description: 'Id of the private API', Value: ref(restApiId) },
    ...Object.fromEntries(
      compact(endpoints.map((endpoint, index) => endpointUrl(api.stageName, endpoint, index))),
    ),
    PrivateApiGatewayUrl: {
      Description: 'URL of the private API; resolves only in a VPC whose endpoint has private DNS',
      Value: url(api.stageName, `\${${restApiId}}`),
    },
  };
}

function endpointUrl(
  stageName: string,
  endpoint: Text,
  index: number,
): [string, CloudFormationOutput] | undefined {
  const known = presentEndpoint(endpoint);
  if (known === undefined) return undefined;
  const { id, condition } = known;
  return [
    `PrivateApiGatewayUrl${keyOf(id, index)}`,
    {
      Description: `URL of the private API through ${typeof id === 'string' ? id : 'its VPC endpoint'}`,
      ...(condition !== undefined && { Condition: condition }),
      Value:
        typeof id === 'string'
          ? url(stageName, `\${${restApiId}}-${escapeSub(id)}`)
          : url(stageName, `\${${restApiId}}-\${VpcEndpointId}`, { VpcEndpointId: id }),
    },
  ];
}

/** Source: apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
function url(stageName: string, host: string, values: Readonly<Record<string, unknown>> = {}): unknown {
  return sub(`https://${host}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stageName}`, values);
}

/**
 * An endpoint that exists only under a condition has a URL only then. One that exists only where a condition is
 * false gets none: an output can't name the opposite of a condition.
 */
function presentEndpoint(endpoint: Text): { id: Text; condition?: string } | undefined {
  if (typeof endpoint === 'string' || !('Fn::If' in endpoint)) return { id: endpoint };
  const [condition, then, otherwise] = endpoint['Fn::If'];
  if (isNoValue(then)) return undefined;
  return isNoValue(otherwise) && typeof condition === 'string'
    ? { id: then as Text, condition }
    : { id: endpoint };
}

function isNoValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Ref' in value && value.Ref === 'AWS::NoValue';
}

function keyOf(endpoint: Text, index: number): string {
  if (typeof endpoint === 'string') return alphanumeric(endpoint);
  if ('Ref' in endpoint) return alphanumeric(endpoint.Ref);
  if ('Fn::ImportValue' in endpoint && typeof endpoint['Fn::ImportValue'] === 'string') {
    return alphanumeric(endpoint['Fn::ImportValue']);
  }
  return `VpcEndpoint${String(index + 1)}`;
}
