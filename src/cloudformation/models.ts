import { isPlainObject, mapValues } from 'lodash';
import type { Model, PrivateApi } from '../config/settings';
import { ref } from '../template/intrinsics';
import { modelId, restApiId } from '../template/logical-ids';
import type { CloudFormationResource } from '../template/template';

/**
 * A model for each schema. They refer to each other by URL.
 * Source: apigateway/latest/developerguide/models-mappings-models.html
 */
export function models(all: PrivateApi['models']): Record<string, CloudFormationResource> {
  return Object.fromEntries(all.map((one) => [modelId(one.key), model(one)]));
}

function model({ contentType, name, description, schema }: Model): CloudFormationResource {
  return {
    Type: 'AWS::ApiGateway::Model',
    Properties: {
      RestApiId: ref(restApiId),
      ContentType: contentType,
      ...(name !== undefined && { Name: name }),
      ...(description !== undefined && { Description: description }),
      Schema: withUrls({ $schema: 'http://json-schema.org/draft-04/schema#', ...schema }),
    },
  };
}

function withUrls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUrls);
  if (!isPlainObject(value)) return value;
  const { $ref: reference } = value as { $ref?: { model?: unknown } };
  if (typeof reference?.model !== 'string') return mapValues(value as object, withUrls);
  const url = `https://apigateway.amazonaws.com/restapis/\${${restApiId}}/models/\${${modelId(reference.model)}}`;
  return { $ref: { 'Fn::Sub': url } };
}
