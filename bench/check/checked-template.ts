import type { CloudFormationTemplate } from '../../src/template/template';
import { aService } from '../../test/config/service';
import { synthesizedTemplate } from '../../test/support/synthesized-template';

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
  const privateApi = { vpcEndpointIds: ['vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'] };
  return synthesizedTemplate(aService({ privateApi, functions })).template;
}
