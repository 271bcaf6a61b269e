import { compact } from 'lodash';
import type { Text } from '../template/intrinsics';
import type { Domain, PrivateApi } from '../config/settings';
import { escapeSub, getAtt, isKnownList, ref, sub } from '../template/intrinsics';
import { domainNameId, endpointOutputId, restApiId } from '../template/logical-ids';
import { presentEndpoint } from '../template/present-endpoint';
import { endpointDnsEntry } from './endpoint-dns-entry';
import type { CloudFormationOutput } from '../template/template';

/**
 * The API's id and its URLs: one through each VPC endpoint, and the plain one.
 * Keys begin neither with `ServiceEndpoint` nor with `HttpApiUrl`: the framework would print such a URL once for
 * each public route. A literal endpoint's key holds its id, because outputs are exported and an export that is in
 * use can't change its value when the list is reordered.
 */
export function outputs(api: PrivateApi): Record<string, CloudFormationOutput> {
  return {
    PrivateApiGatewayRestApiId: { Description: 'Id of the private API', Value: ref(restApiId) },
    ...(api.disableExecuteApiEndpoint ? {} : ownUrls(api)),
    ...(api.domain && domainOutputs(api.domain)),
    ...(api.createVpcEndpoint && {
      PrivateApiGatewayVpcEndpointDnsName: {
        Description: 'DNS name of the VPC endpoint, for calls with a Host or x-apigw-api-id header',
        Value: endpointDnsEntry('name'),
      },
    }),
  };
}

function ownUrls(api: PrivateApi): Record<string, CloudFormationOutput> {
  const endpoints = isKnownList(api.vpcEndpointIds) ? api.vpcEndpointIds : [];
  return {
    ...Object.fromEntries(
      compact(endpoints.map((endpoint, index) => endpointUrl(api.stageName, endpoint, index))),
    ),
    PrivateApiGatewayUrl: {
      Description: 'URL of the private API; resolves only in a VPC whose endpoint has private DNS',
      Value: url(api.stageName, `\${${restApiId}}`),
    },
  };
}

function domainOutputs({ name, basePath, owner }: Domain): Record<string, CloudFormationOutput> {
  const path = basePath === '' ? '' : `/${basePath}`;
  return {
    PrivateApiGatewayDomainUrl: {
      Description: 'URL of the private API under its custom domain name',
      Value:
        typeof name === 'string'
          ? `https://${name}${path}`
          : sub(`https://\${DomainName}${escapeSub(path)}`, { DomainName: name }),
    },
    ...('certificateArn' in owner && {
      PrivateApiGatewayDomainNameArn: {
        Description: 'ARN of the custom domain name, for further services under it and for other accounts',
        Value: getAtt(domainNameId, 'DomainNameArn'),
      },
    }),
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
    endpointOutputId(id, index),
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
