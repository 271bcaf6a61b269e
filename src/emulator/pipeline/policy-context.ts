import type { Exchange, ParsedRequest } from '../exchange';
import { headerValue } from '../multi-value-map';

/**
 * The condition keys of a request.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html and, for the
 * domain, apigateway-vpc-endpoint-policies.html
 */
export function policyContext({ api }: Exchange, request: ParsedRequest): Record<string, string> {
  const { source, time } = request;
  const context: Record<string, string> = {};
  const put = (key: string, value: string | undefined): void => {
    if (value !== undefined) context[key] = value;
  };
  if (api.endpointType !== 'PRIVATE') {
    put('aws:SourceIp', source.sourceIp);
  } else if (source.vpcEndpointId !== undefined) {
    put('aws:SourceVpce', source.vpcEndpointId);
    put('aws:SourceVpc', source.vpcId);
    put('aws:VpcSourceIp', source.vpcSourceIp);
  }
  put('execute-api:viaDomainArn', request.domain?.arn);
  put('aws:UserAgent', headerValue(request.headers, 'User-Agent'));
  put('aws:Referer', headerValue(request.headers, 'Referer'));
  put('aws:SecureTransport', 'true');
  put('aws:CurrentTime', time.toISOString());
  put('aws:EpochTime', String(Math.floor(time.getTime() / 1000)));
  return context;
}
