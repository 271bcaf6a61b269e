import type { RequestValidation, RequiredParameter } from '../gateway-api';
import { requestBodyModels, type RequestBodyModel } from '../validation/request-body-model';
import type { PlacedResource, ResourcesOfType } from '../../template/placed-resource';
import { asFlag, asProperties, asText, asTextMap, type Properties } from '../../template/properties';

export type ReadValidation = (method: Properties) => RequestValidation | undefined;

const requestParameter = /^method\.request\.(path|querystring|header)\.(.+)$/s;

/** Reads the API's validators and models once, and then what each method takes of them. */
export function validationReader(resources: ResourcesOfType): ReadValidation {
  const validators = new Map(resources('AWS::ApiGateway::RequestValidator').map((item) => [item.id, item]));
  const models = requestBodyModels(new Map(resources('AWS::ApiGateway::Model').map(namedSchema)));
  return (method) => {
    const validator = validators.get(asText(method['RequestValidatorId']) ?? '');
    if (validator === undefined) return undefined;
    return {
      name: asText(validator.properties['Name']) ?? validator.logicalId,
      validateParameters: asFlag(validator.properties['ValidateRequestParameters']),
      validateBody: asFlag(validator.properties['ValidateRequestBody']),
      requiredParameters: requiredParameters(asProperties(method['RequestParameters'])),
      models: methodModels(asTextMap(method['RequestModels']), models),
    };
  };
}

function namedSchema({ id, properties }: PlacedResource): [string, unknown] {
  const schema = properties['Schema'];
  return [id, typeof schema === 'string' ? parseSchema(schema) : schema];
}

function parseSchema(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In the order of their full names, which is how the message lists them. */
function requiredParameters(parameters: Properties): RequiredParameter[] {
  return Object.keys(parameters)
    .filter((key) => asFlag(parameters[key]))
    .sort()
    .flatMap((key) => {
      const [, location, name] = requestParameter.exec(key) ?? [];
      return location === undefined || name === undefined
        ? []
        : [{ location: location as RequiredParameter['location'], name }];
    });
}

function methodModels(
  names: Readonly<Record<string, string>>,
  models: (name: string) => RequestBodyModel,
): Map<string, RequestBodyModel> {
  return new Map(Object.entries(names).map(([contentType, name]) => [contentType, models(name)]));
}
