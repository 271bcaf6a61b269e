import { isEmpty } from 'lodash';
import type { PrivateApi } from '../config/settings';
import { refuseLongPolicy } from './refuse-long-policy';
import { resourcePolicy } from './resource-policy';
import { tagList } from './tag-list';
import type { CloudFormationResource } from '../template/template';
import { withProperties } from './with-properties';

/** The API itself: private, tied to its endpoints, closed to everyone else. */
export function restApi(api: PrivateApi): CloudFormationResource {
  const made = {
    // An intrinsic on purpose: the framework updates stages after a deploy by SDK, on the API whose name it can
    // read in the template. This one it leaves alone.
    Name: { 'Fn::Join': ['-', api.nameParts] },
    ...(api.description !== undefined && { Description: api.description }),
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: api.vpcEndpointIds },
    Policy: refuseLongPolicy(resourcePolicy(api)),
    ...(api.disableExecuteApiEndpoint && { DisableExecuteApiEndpoint: true }),
    ...(api.binaryMediaTypes.length > 0 && { BinaryMediaTypes: api.binaryMediaTypes }),
    ...(!isEmpty(api.tags) && { Tags: tagList(api.tags) }),
  };
  return { Type: 'AWS::ApiGateway::RestApi', Properties: withProperties(made, api.properties.restApi) };
}
