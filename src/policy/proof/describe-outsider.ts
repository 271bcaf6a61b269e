import { nameInDomainArn } from '../../api-gateway/domain-names';
import { describeCaller } from '../principal';
import type { Outsider } from './find-outsider';

/** The statement that lets an outsider in, and one request of theirs, in words. */
export function describeOutsider(outsider: Outsider): string {
  const { statement, authorization } = outsider;
  const by =
    statement !== undefined
      ? `Statement[${statement.index}]${statement.sid === undefined ? '' : ` ("${statement.sid}")`}`
      : authorization === 'AWS_IAM'
        ? "an identity policy of the API's own account, which allows alone unless a Deny keeps its caller out,"
        : `the method's authorizer (${authorization}), which allows alone unless a Deny keeps its caller out,`;
  return `${by} lets in ${describeRequest(outsider)}: this is ${outsider.outside.join(' and ')}, and no Deny statement keeps it out`;
}

function describeRequest({ caller, resource, context }: Outsider): string {
  const keys = ['aws:SourceVpce', 'aws:SourceVpc', ...Object.keys(context)];
  const shown = [...new Set(keys)].map((key) => {
    const value = context[key];
    return value === undefined ? `without ${key}` : `${key} ${[value].flat().join(', ')}`;
  });
  return `${describeTarget(resource)} from ${describeCaller(caller)} (${shown.join('; ')})`;
}

function describeTarget(resource: string): string {
  const slash = resource.indexOf('/');
  const [stage = '', method = '', ...path] = resource.slice(slash + 1).split('/');
  const domain = nameInDomainArn(resource);
  return domain === undefined ? `${method} /${[stage, ...path].join('/')}` : `a request to ${domain}`;
}
