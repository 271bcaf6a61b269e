import { isIP } from 'node:net';
import { isKnownList, type Text, type TextList } from '../template/intrinsics';
import type { VpcEndpointConfig } from './config';
import type { Problem } from './problem';
import type { Service } from './service';
import type { VpcEndpoint } from './settings';
import { toList } from './to-list';

export function normalizeVpcEndpoint(config: VpcEndpointConfig, service: Service): VpcEndpoint {
  const { allowFrom, securityGroupIds } = config;
  const known = (list: TextList | undefined): readonly Text[] => {
    const elements = list === undefined ? [] : toList(list, service);
    return isKnownList(elements) ? elements : [];
  };
  return {
    vpcId: config.vpcId,
    subnetIds: toList(config.subnetIds, service),
    securityGroupIds: securityGroupIds && toList(securityGroupIds, service),
    allowFrom: allowFrom && {
      cidrs: known(allowFrom.cidrs),
      securityGroupIds: known(allowFrom.securityGroupIds),
    },
    ipAddressType: config.ipAddressType ?? 'ipv4',
    privateDnsEnabled: config.privateDnsEnabled ?? false,
    policy: config.policy,
  };
}

export function vpcEndpointProblems(config: VpcEndpointConfig | undefined, service: Service): Problem[] {
  if (config === undefined) return [];
  const path = 'privateApi.createVpcEndpoint';
  const { allowFrom, securityGroupIds } = config;
  const names = ['cidrs', 'securityGroupIds'] as const;
  if (allowFrom === undefined) {
    return securityGroupIds === undefined
      ? [
          {
            code: 'CONFIGURATION_MISSING',
            path: `${path}.securityGroupIds`,
            message: 'The endpoint needs a security group that lets port 443 in.',
            fix: "Name one (securityGroupIds: ['sg-…']), or let one be made: allowFrom: { cidrs: ['10.0.0.0/16'] }.",
          },
        ]
      : [];
  }
  const problem = (at: string, message: string, fix: string, given: unknown): Problem => ({
    code: 'CONFIGURATION_VALUE',
    path: at,
    message,
    given,
    fix,
  });
  if (names.every((name) => allowFrom[name] === undefined)) {
    const message = 'The security group would let nobody in.';
    return [problem(`${path}.allowFrom`, message, 'Name cidrs or securityGroupIds.', allowFrom)];
  }
  return names.flatMap((name): Problem[] => {
    const given = allowFrom[name];
    const list = given === undefined ? [] : toList(given, service);
    if (!isKnownList(list)) {
      const message = 'Each of the list becomes a rule, and only CloudFormation knows how many there are.';
      return [problem(`${path}.allowFrom.${name}`, message, 'Write a list, one element each.', given)];
    }
    return list.flatMap((element, index) =>
      typeof element !== 'string' || element.includes('{{resolve:') || isRight[name](element)
        ? []
        : [
            problem(
              `${path}.allowFrom.${name}[${String(index)}]`,
              'This is not what belongs here.',
              example[name],
              element,
            ),
          ],
    );
  });
}

const isRight = {
  cidrs: isRange,
  securityGroupIds: (text: string) => /^sg-[0-9a-f]{8}([0-9a-f]{9})?$/.test(text),
};

const example = {
  cidrs: 'An address range looks like 10.0.0.0/16 or 2001:db8::/56.',
  securityGroupIds: 'The id of a security group looks like sg-0123456789abcdef0.',
};

function isRange(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const version = isIP(address);
  return (
    rest.length === 0 && version !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
  );
}
