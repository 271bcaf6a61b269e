import { isEmpty, mapValues } from 'lodash';
import { asProperties, asRecords, asText, type Properties } from '../properties';
import type { MethodPart } from './export-document';
import { exportSecurity } from './export-security';
import { integrationNames, integrationResponseNames, toDocument } from './names';
import { integrationKey } from './places';

/** A method as an operation with its integration. */
export function exportOperation(
  { properties }: Pick<MethodPart, 'properties'>,
  nameOf: (reference: unknown) => string,
): Record<string, unknown> {
  const { OperationName, RequestParameters, RequestModels, RequestValidatorId, Integration } = properties;
  const parameters = Object.entries(asProperties(RequestParameters)).map(parameter);
  const security = exportSecurity(properties, nameOf);
  return {
    ...(OperationName !== undefined && { operationId: OperationName }),
    ...(parameters.length > 0 && { parameters }),
    ...(!isEmpty(RequestModels) && {
      requestBody: { content: bodies(RequestModels, nameOf) },
    }),
    responses: responses(asRecords(properties['MethodResponses']), nameOf),
    ...(security.length > 0 && { security }),
    ...(RequestValidatorId !== undefined && {
      'x-amazon-apigateway-request-validator': nameOf(RequestValidatorId),
    }),
    ...(Integration !== undefined && { [integrationKey]: integration(asProperties(Integration)) }),
  };
}

const locations: Readonly<Record<string, string>> = { querystring: 'query' };

/** `method.request.querystring.page: true` */
function parameter([name, required]: [string, unknown]): Properties {
  const [, , location = '', ...rest] = name.split('.');
  return {
    name: rest.join('.'),
    in: locations[location] ?? location,
    required: location === 'path' ? true : required,
    schema: { type: 'string' },
  };
}

function bodies(models: unknown, nameOf: (reference: unknown) => string): Properties {
  return mapValues(asProperties(models), (model) => ({
    schema: { $ref: `#/components/schemas/${nameOf(model)}` },
  }));
}

/** A response has a description, whatever it is. */
function responses(
  given: readonly Properties[],
  nameOf: (reference: unknown) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ StatusCode, ResponseParameters, ResponseModels }) => {
      const status = asText(StatusCode) ?? 'default';
      const headers = Object.keys(asProperties(ResponseParameters)).map((name) => [
        name.replace('method.response.header.', ''),
        { schema: { type: 'string' } },
      ]);
      return [
        status,
        {
          description: `${status} response`,
          ...(headers.length > 0 && { headers: Object.fromEntries(headers) as Properties }),
          ...(!isEmpty(ResponseModels) && { content: bodies(ResponseModels, nameOf) }),
        },
      ];
    }),
  );
}

function integration(given: Properties): Record<string, unknown> {
  const { Type, PassthroughBehavior, IntegrationResponses } = given;
  return {
    type: asText(Type)?.toLowerCase() ?? Type,
    ...toDocument(given, integrationNames),
    ...(PassthroughBehavior !== undefined && {
      passthroughBehavior: asText(PassthroughBehavior)?.toLowerCase() ?? PassthroughBehavior,
    }),
    ...(IntegrationResponses !== undefined && {
      responses: Object.fromEntries(
        asRecords(IntegrationResponses).map((response) => [
          asText(response['SelectionPattern']) ?? 'default',
          toDocument(response, integrationResponseNames),
        ]),
      ),
    }),
  };
}
