import { ref, type Text, type TextList } from '../template/intrinsics';
import { endpointOutputId, vpcEndpointLogicalId } from '../template/logical-ids';
import { presentEndpoint } from '../template/present-endpoint';
import type { AccessConfig, PrivateApiConfig } from './config';
import { emptyListProblems } from './empty-list-problems';
import { commaSeparated, idProblems } from './endpoint-problems';
import { logicalIdProblems, type NamedId } from './logical-id-problems';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Access, PrivateApi } from './settings';
import { toList } from './to-list';
import { normalizeVpcEndpoint, vpcEndpointProblems } from './vpc-endpoint';

type Lists = Pick<PrivateApi, 'vpcEndpointIds' | 'createVpcEndpoint' | 'access'>;

export function normalizeAccess(config: PrivateApiConfig, service: Service): Lists {
  const list = (value: TextList | undefined) => (value === undefined ? undefined : toList(value, service));
  const access = config.access ?? {};
  const created = config.createVpcEndpoint;
  const named = list(endpointList(config));
  const normalized: Access = {
    vpcEndpointIds: list(access.vpcEndpointIds),
    vpcIds: list(access.vpcIds),
    cidrs: list(access.cidrs),
    accounts: list(access.accounts),
    principals: list(access.principals),
    organizations: list(access.organizations),
    statements: access.statements ?? [],
    allowUnproven: access.allowUnproven ?? false,
  };
  return {
    vpcEndpointIds: created ? [ref(vpcEndpointLogicalId), ...asElements(named)] : (named ?? []),
    createVpcEndpoint: created && normalizeVpcEndpoint(created, service),
    access: normalized,
  };
}

/** `vpcEndpointIds`, unless it is empty. */
export function endpointList(config: PrivateApiConfig): TextList | undefined {
  const list = config.vpcEndpointIds;
  return list === '' || (Array.isArray(list) && list.length === 0) ? undefined : list;
}

export function accessProblems(config: PrivateApiConfig, service: Service): Problem[] {
  const access = config.access ?? {};
  const problems: Problem[] = [];
  const ids = (kind: 'endpoint' | 'vpc', list: TextList | undefined, path: string) => {
    if (list !== undefined) problems.push(...idProblems(kind, list, path));
  };
  ids('endpoint', endpointList(config), 'privateApi.vpcEndpointIds');
  ids('endpoint', access.vpcEndpointIds, 'privateApi.access.vpcEndpointIds');
  ids('vpc', access.vpcIds, 'privateApi.access.vpcIds');
  ids('vpc', config.createVpcEndpoint?.vpcId, 'privateApi.createVpcEndpoint.vpcId');
  problems.push(
    ...vpcEndpointProblems(config.createVpcEndpoint, service),
    ...literalProblems(access, 'cidrs', isCidr, 'An address range looks like 10.0.0.0/16 or 10.1.2.3.'),
    ...literalProblems(access, 'accounts', /^\d{12}$/, 'An account id has 12 digits; write it in quotes.'),
    ...literalProblems(access, 'principals', /^arn:[\w*?-]+:(iam|sts)::/, 'A principal is an ARN of IAM.'),
    ...literalProblems(
      access,
      'organizations',
      /^o-[a-z0-9]{10,32}$/,
      'An organization id looks like o-a1b2c3d4e5.',
    ),
  );
  const endpoints = endpointList(config);
  if (!config.createVpcEndpoint) {
    problems.push(...emptyListProblems(endpoints, 'VPC_ENDPOINT_MISSING', 'privateApi.vpcEndpointIds'));
  }
  problems.push(...outputProblems(endpoints));
  for (const key of [
    'vpcEndpointIds',
    'vpcIds',
    'cidrs',
    'accounts',
    'principals',
    'organizations',
  ] as const) {
    const list = access[key];
    // Elements that widen may go: the associated endpoints are still there.
    if (key === 'vpcEndpointIds' && Array.isArray(list)) continue;
    problems.push(...emptyListProblems(list, 'CONFIGURATION_VALUE', `privateApi.access.${key}`));
  }
  if (config.createVpcEndpoint && endpoints !== undefined && !Array.isArray(toList(endpoints, service))) {
    problems.push({
      code: 'CONFIGURATION_VALUE',
      path: 'privateApi.vpcEndpointIds',
      message: 'A list that only CloudFormation knows can not be extended by the endpoint that is created.',
      given: endpoints,
      fix: 'Write the endpoints as a list, one element each.',
    });
  }
  return problems;
}

/** Each endpoint has an output of its own. */
function outputProblems(list: TextList | undefined): Problem[] {
  const ids = asElements(list).flatMap((endpoint, index): NamedId[] => {
    const present = presentEndpoint(endpoint);
    const configPath = `privateApi.vpcEndpointIds[${String(index)}]`;
    return present
      ? [{ id: endpointOutputId(present.id, index), name: JSON.stringify(endpoint), configPath }]
      : [];
  });
  return logicalIdProblems(
    'endpoints',
    ids,
    "Write the name of the second import as { 'Fn::Sub': '…' }: its output is called by its place in the list then.",
  );
}

function literalProblems(
  access: AccessConfig,
  key: 'cidrs' | 'accounts' | 'principals' | 'organizations',
  isRight: RegExp | ((text: string) => boolean),
  fix: string,
): Problem[] {
  const elements = [access[key] ?? []].flat() as readonly Text[];
  return elements.flatMap((given, index): Problem[] => {
    if (typeof given !== 'string' || given.includes('{{resolve:')) return [];
    if (isRight instanceof RegExp ? isRight.test(given) : isRight(given)) return [];
    const path = `privateApi.access.${key}[${String(index)}]`;
    if (given.includes(',')) return [commaSeparated(given, path)];
    return [{ code: 'CONFIGURATION_VALUE', path, message: 'This is not what belongs here.', given, fix }];
  });
}

function isCidr(text: string): boolean {
  const [, address, bits] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  return (
    address !== undefined &&
    address.split('.').every((byte) => Number(byte) <= 255) &&
    Number(bits ?? '32') <= 32
  );
}

function asElements(list: TextList | undefined): readonly Text[] {
  return Array.isArray(list) ? (list as readonly Text[]) : [];
}
