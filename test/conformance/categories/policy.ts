import { isRecord, REFERENCE, type CategoryRunner, type EntryPoints } from '../conformance-case';
import { equal, verdict } from '../expectations';

type Evaluate = EntryPoints['policy']['evaluatePolicy'];

/** A resource policy and an anonymous request. Cases without a policy document are for reference. */
export const runPolicy: CategoryRunner = ({ given, expect }, { policy }) => {
  const request = given['request'];
  if (!isRecord(given['policy']) || !isRecord(request)) return REFERENCE;
  const field = (name: string): string => String(request[name]);
  const context = Object.fromEntries(Object.entries(request).filter(([name]) => name.includes(':')));
  const [region, account, api] = [field('region'), field('account'), field('apiId')];
  const path = field('path').replace(/^\//, '');
  const { effect } = policy.evaluatePolicy(given['policy'] as unknown as Parameters<Evaluate>[0], {
    principal: 'anonymous',
    action: 'execute-api:Invoke',
    resource: `arn:aws:execute-api:${region}:${account}:${api}/${field('stage')}/${field('method')}/${path}`,
    context: context as Record<string, string | string[]>,
  });
  return verdict(equal('decision', effect, expect['decision']));
};
