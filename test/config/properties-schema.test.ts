import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types';
import { propertiesSchema, setElsewhere } from '../../src/config/properties-schema';
import { resourceSpec, serviceSpec } from '../support/service-spec/service-spec';

interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const resources: Readonly<Record<keyof typeof propertiesSchema.properties, string>> = {
  restApi: 'AWS::ApiGateway::RestApi',
  stage: 'AWS::ApiGateway::Stage',
  deployment: 'AWS::ApiGateway::Deployment',
};

/** What of the specification a schema knows otherwise: properties that it has not, and values of another type. */
function differences(specified: ResourceProperties, { properties = {} }: Schema, path: string): string[] {
  const unknown = Object.keys(properties).filter((name) => !(name in specified));
  return [
    ...unknown.map((name) => `${path}.${name} is no property`),
    ...Object.entries(specified).flatMap(([name, { type }]) => {
      const place = `${path}.${name}`;
      const schema = properties[name];
      if (schema === undefined) return name in setElsewhere ? [] : [`${place} is missing`];
      return typeDifferences(type, schema, place);
    }),
  ];
}

function typeDifferences(type: PropertyType, schema: Schema, place: string): string[] {
  const is = (...types: string[]) => {
    const own = schema.type ?? schema.anyOf?.[0]?.type ?? '';
    return types.includes(own) ? [] : [`${place} is ${type.type}, not ${own}`];
  };
  switch (type.type) {
    case 'ref':
      return differences(serviceSpec().get('typeDefinition', type.reference.$ref).properties, schema, place);
    case 'array':
      return [...is('array'), ...typeDifferences(type.element, schema.items ?? {}, `${place}[]`)];
    case 'integer':
      return is('number');
    case 'number':
    case 'boolean':
    case 'string':
      return is(type.type);
    default:
      return is('object');
  }
}

test.each(Object.entries(propertiesSchema.properties))(
  'properties.%s are those of the resource specification',
  (name, schema) => {
    const specified = resourceSpec(resources[name as keyof typeof resources])?.properties ?? {};
    expect(Object.keys(specified)).not.toEqual([]);
    expect(differences(specified, schema as Schema, name)).toEqual([]);
  },
);
