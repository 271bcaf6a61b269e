import { DEFAULT_SCHEMA, load, Type } from 'js-yaml';
import { cloneDeepWith, isPlainObject, partition } from 'lodash';
import { readCases } from '../../src/cases/read-cases';
import { normalize } from '../../src/config/normalize';
import { aService } from '../config/service';
import { blocksIn } from './code-blocks';

interface Configuration {
  readonly privateApi?: object;
  readonly functions?: Readonly<Record<string, { readonly events?: readonly unknown[] }>>;
}

/** CloudFormation's short forms, as the framework reads them. */
const intrinsics = ['Ref', 'GetAtt', 'ImportValue', 'Sub'].map(
  (name) =>
    new Type(`!${name}`, {
      kind: 'scalar',
      construct: (text: string) => ({
        [name === 'Ref' ? name : `Fn::${name}`]: name === 'GetAtt' ? text.split('.') : text,
      }),
    }),
);
const schema = DEFAULT_SCHEMA.extend(intrinsics);

/** The framework's own variables, as it would resolve those of the pages. */
function resolved(configuration: Configuration): Configuration {
  return cloneDeepWith(configuration, (value: unknown) =>
    typeof value === 'string'
      ? value.replace('${param:vpcEndpointId}', 'vpce-0123456789abcdef0').replaceAll('${sls:stage}', 'dev')
      : undefined,
  ) as Configuration;
}

const [lists, maps] = partition(
  blocksIn('yaml').map(({ place, code }) => ({ place, code, content: load(code, { schema }) })),
  ({ content }) => Array.isArray(content),
);
const services = maps.map(({ place, content }) => ({
  place,
  configuration: resolved(content as Configuration),
}));

it.each(lists)('$place is a file of cases', ({ place, code }) => {
  expect(readCases(`${place}.yml`, () => code).length).toBeGreaterThan(0);
});

it('every other block is a map', () => {
  expect(services.filter(({ configuration }) => !isPlainObject(configuration))).toEqual([]);
});

const ours = services.filter(({ configuration: { privateApi, functions } }) =>
  [privateApi, ...Object.values(functions ?? {}).flatMap(({ events = [] }) => events)].some(
    (part) => part !== undefined && !(isPlainObject(part) && 'http' in (part as object)),
  ),
);

it.each(ours)('$place configures a private API', ({ configuration: { privateApi, functions } }) => {
  const complete = aService({
    privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], ...privateApi },
    functions: functions ?? { api: { events: [{ privateApi: '*' }] } },
  });
  expect(normalize(complete)?.routes.length).toBeGreaterThan(0);
});
