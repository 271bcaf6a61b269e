/** Holds the JSON Schema to the public types, in both directions. `npm run typecheck` is the test. */
import type { FromSchema } from 'json-schema-to-ts';
import type { PrivateApiConfig, PrivateApiEvent } from '../../src/config/config';
import type { Intrinsic } from '../../src/template/intrinsics';
import type { privateApiEventSchema, privateApiSchema } from '../../src/config/schema';

/** A schema can not say of an intrinsic that it has exactly one key, as its type does: there the type stands in. */
type DeepReadonly<T> = T extends object
  ? 'Fn::GetAtt' extends keyof T
    ? string extends keyof T
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : Intrinsic
    : { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T;

/** Every key that a type knows, however deep: a closed schema and a type that know other keys differ here. */
type Keys<T, Path extends string = ''> = T extends readonly (infer Element)[]
  ? Keys<Element, `${Path}[]`>
  : T extends object
    ? { [Key in keyof T & string]: `${Path}.${Key}` | Keys<T[Key], `${Path}.${Key}`> }[keyof T & string]
    : never;

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

type ConfigOfSchema = DeepReadonly<FromSchema<typeof privateApiSchema>>;
type EventOfSchema = DeepReadonly<FromSchema<typeof privateApiEventSchema>>;

export const schemaKnowsTheKeys: Equal<
  Keys<Required<PrivateApiConfig>>,
  Keys<Required<ConfigOfSchema>>
> = true;
export const eventSchemaKnowsTheKeys: Equal<Keys<PrivateApiEvent>, Keys<EventOfSchema>> = true;
export const schemaIsAsWide = (config: PrivateApiConfig): ConfigOfSchema => config;
export const typeIsAsWide = (config: ConfigOfSchema): PrivateApiConfig => config;
export const eventSchemaIsAsWide = (event: PrivateApiEvent): EventOfSchema => event;
export const eventTypeIsAsWide = (event: EventOfSchema): PrivateApiEvent => event;
