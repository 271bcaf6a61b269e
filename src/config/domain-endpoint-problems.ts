import { isKnownList, type Text, type TextList } from '../template/intrinsics';
import { accessAssociationId } from '../template/logical-ids';
import { presentEndpoint } from '../template/present-endpoint';
import { endpointList } from './access';
import type { PrivateApiConfig } from './config';
import type { DomainConfig } from './domain';
import { idProblems } from './endpoint-problems';
import { logicalIdProblems } from './logical-id-problems';
import type { Problem } from './problem';
import type { Service } from './service';
import { toList } from './to-list';

const at = (key: string): string => `privateApi.domain.${key}`;

/** Each endpoint has an association of its own with the domain. */
export function domainEndpointProblems(
  config: PrivateApiConfig,
  domain: DomainConfig,
  service: Service,
): Problem[] {
  const unknown = (list: TextList | undefined, path: string): Problem[] => {
    if (list === undefined) return [];
    const elements = toList(list, service);
    const isRight =
      isKnownList(elements) && elements.every((endpoint) => presentEndpoint(endpoint) !== undefined);
    return isRight
      ? []
      : [
          {
            code: 'DOMAIN',
            path,
            message:
              'The domain is associated with each endpoint, and only CloudFormation knows which there are.',
            given: list,
            fix: 'Write a list, one element each; one that is not always there stands first in its Fn::If.',
          },
        ];
  };
  const own = [endpointList(config) ?? []].flat().map((endpoint) => JSON.stringify(endpoint));
  const further = [domain.vpcEndpointIds ?? []].flat() as readonly Text[];
  return [
    ...unknown(endpointList(config), 'privateApi.vpcEndpointIds'),
    ...unknown(domain.vpcEndpointIds, at('vpcEndpointIds')),
    ...(domain.vpcEndpointIds === undefined
      ? []
      : idProblems('endpoint', domain.vpcEndpointIds, at('vpcEndpointIds'))),
    ...associationProblems(endpointList(config), further),
    ...further.flatMap((endpoint, index): Problem[] =>
      own.includes(JSON.stringify(endpoint))
        ? [
            {
              code: 'DOMAIN',
              path: at(`vpcEndpointIds[${String(index)}]`),
              message: 'The endpoint is one of the API and uses the domain already.',
              given: endpoint,
              fix: 'Remove it here.',
            },
          ]
        : [],
    ),
  ];
}

function associationProblems(own: TextList | undefined, further: readonly Text[]): Problem[] {
  const elements = [...([own ?? []].flat() as readonly Text[]), ...further];
  const first = elements.length - further.length;
  const ids = elements.map((endpoint, index) => ({
    id: accessAssociationId(endpoint, index),
    name: JSON.stringify(endpoint),
    configPath: index < first ? 'privateApi.vpcEndpointIds' : at(`vpcEndpointIds[${String(index - first)}]`),
  }));
  const fix = "Write the name of the second import as { 'Fn::Sub': '…' }.";
  return logicalIdProblems('endpoints', ids, fix).filter(({ path }) => path.startsWith(at('')));
}
