import { finalizeDeployment } from '../../src/cloudformation/finalize-deployment';
import { synthesize } from '../../src/cloudformation/synthesize';
import type { CloudFormationTemplate } from '../../src/cloudformation/template';
import { normalize } from '../../src/config/normalize';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** What the package makes of a service with many routes: paths of 5 methods each, a function for every 50 routes. */
export function checkedTemplate(routes: number): CloudFormationTemplate {
  const functions = Object.fromEntries(
    Array.from({ length: Math.ceil(routes / 50) }, (_, index) => {
      const own = Array.from({ length: Math.min(50, routes - index * 50) }, (_route, at) => index * 50 + at);
      const events = own.map((route) => ({
        privateApi: `${verbs[route % 5] ?? 'GET'} /orders${Math.floor(route / 5)}/{id}`,
      }));
      return [`api${index}`, { events }];
    }),
  );
  const api = normalize({
    name: 'orders',
    stage: 'dev',
    privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'] },
    functions,
    isValidated: false,
    tags: {},
    tracing: false,
    resources: {},
    readFile: () => '',
  });
  if (api === undefined) throw new Error('no private API');
  const targets = Object.fromEntries(
    Object.keys(functions).map((name) => [
      name,
      { normalizedName: name, logicalId: `${name}LambdaFunction`, alias: undefined },
    ]),
  );
  const { Resources, Mappings, Outputs } = synthesize(api, targets, loadTemplateTexts());
  const own = Object.fromEntries(
    Object.values(targets).map(({ logicalId }) => [
      logicalId,
      { Type: 'AWS::Lambda::Function', Properties: { Timeout: 6 } },
    ]),
  );
  return finalizeDeployment({ Resources: { ...own, ...Resources }, Mappings, Outputs }).template;
}
