import { isIP } from 'node:net';
import { methodsOfAny } from '../api-gateway/methods';
import type { Problem } from '../config/problem';
import type { UnprovenCase } from './read-cases';

/**
 * What a schema can not say of cases: names that stand twice, texts that are no methods, paths or addresses.
 *
 * @param isSound whether the schema takes the case at an index
 */
export function casesProblems(
  cases: readonly UnprovenCase[],
  isSound: (index: number) => boolean,
): Problem[] {
  const byName = new Map<string, number>();
  return cases.flatMap((one, index) => {
    if (!isSound(index)) return [];
    const { name, request, function: outcome, expect } = one;
    const problems: Problem[] = [];
    const wrong = (path: string, given: unknown, message: string, fix: string): void => {
      problems.push({ code: 'TEST_CASES', path: `[${index}].${path}`, given, message, fix });
    };
    const first = byName.get(name);
    byName.set(name, first ?? index);
    if (name.trim() === '') wrong('name', name, 'A case has a name.', 'Say what it shows.');
    else if (first !== undefined) {
      wrong('name', name, `Case [${first}] has this name already.`, 'Rename one.');
    }
    const { method, path, vpcEndpointId, sourceIp } = request;
    if (!methodsOfAny.includes(method.toUpperCase())) {
      wrong('request.method', method, 'This is no method of HTTP.', `Use one of ${methodsOfAny.join(', ')}.`);
    }
    if (!/^\/[^\s#]*$/.test(path)) {
      wrong('request.path', path, 'This is no path.', 'Begin with /, without host and stage; encode spaces.');
    }
    if (vpcEndpointId !== undefined && !/^(none|vpce-[0-9a-z]+)$/.test(vpcEndpointId)) {
      wrong(
        'request.vpcEndpointId',
        vpcEndpointId,
        'This is no id of a VPC endpoint.',
        'Write vpce-…, or none for a caller from outside.',
      );
    }
    if (sourceIp !== undefined && isIP(sourceIp) === 0) {
      wrong('request.sourceIp', sourceIp, 'This is no IP address.', 'Write an IPv4 or IPv6 address.');
    }
    if (outcome !== undefined && Object.keys(outcome).length !== 1) {
      wrong(
        'function',
        outcome,
        'A function returns or fails.',
        'Write result, or error, or leave function out.',
      );
    }
    if (expect !== undefined && (expect.status < 100 || expect.status > 599)) {
      wrong('expect.status', expect.status, 'This is no status.', 'Write a whole number from 100 to 599.');
    }
    return problems;
  });
}
