import { PrivateApiError } from '../errors';
import type { CheckOptions } from '../checks';
import type { CloudFormationTemplate } from '../template/template';
import { accessDifferences } from './access-differences';
import type { Difference, DescribedRoute } from './difference';
import { newFindings } from './new-findings';
import { outputChanges } from './output-changes';
import { redeployment } from './redeployment';
import { refusals } from './refusals';
import { replacements } from './replacements';
import { routeChanges } from './route-changes';
import { settingChanges } from './setting-changes';
import { readSide, type Route, type Side } from './side';

export interface DiffOptions extends CheckOptions {
  /** logical id; default: the private API of each template */
  readonly restApi?: string;
}

/**
 * What an update of a stack from one template to the other does to its private API.
 * @throws PrivateApiError DIFF_REST_API where neither has one, or it is not clear which is meant
 */
export function diffTemplates(
  from: CloudFormationTemplate,
  to: CloudFormationTemplate,
  options: DiffOptions = {},
): Difference {
  const { restApi, ...checks } = options;
  const before = readSide(from, checks, restApi);
  const after = readSide(to, checks, restApi);
  if (before.api === undefined && after.api === undefined) {
    const which = restApi === undefined ? 'an AWS::ApiGateway::RestApi' : `a REST API "${restApi}"`;
    throw new PrivateApiError('DIFF_REST_API', `Neither of the two templates has ${which}.`);
  }
  const access = accessDifferences({ before, after }, checks);
  const routes = {
    added: missing(after, before).map((route) => {
      const { comesIn, unknown } = access.mayCall(route);
      return { ...described(route), mayCall: comesIn, ...(unknown !== undefined && { unknown }) };
    }),
    removed: missing(before, after).map((route) => ({
      ...described(route),
      staysLive: staysLive(route, before, after),
    })),
    changed: [...after.routes.values()].flatMap((route) => {
      const old = before.routes.get(route.name);
      const changes = old === undefined ? [] : routeChanges(old, route);
      return changes.length === 0 ? [] : [{ method: route.gate.httpMethod, path: pathOf(route), changes }];
    }),
  };
  const settings = settingChanges(before, after);
  const replaced = replacements(before, after);
  return {
    api: { before: before.api?.logicalId, after: after.api?.logicalId },
    routes,
    access: access.differences,
    settings,
    deployment: redeployment(before, after, { routes, settings, replaced }),
    replaced,
    refused: refusals(before, after),
    outputs: outputChanges(before, after),
    findings: newFindings(before, after, checks),
  };
}

function missing(here: Side, there: Side): Route[] {
  return [...here.routes.values()].filter(({ name }) => !there.routes.has(name));
}

function described(route: Route): DescribedRoute {
  const { target, authorization, gate } = route;
  return { method: gate.httpMethod, path: pathOf(route), target, authorization };
}

function pathOf({ name }: Route): string {
  return name.slice(name.indexOf(' ') + 1);
}

/**
 * CloudFormation makes the new deployment, which copies all methods, before it deletes what is gone. An OpenAPI document
 * is imported before it, and a whole API goes with its stage.
 */
function staysLive({ method }: Route, before: Side, after: Side): boolean {
  return method.resource !== undefined && before.api?.logicalId === after.api?.logicalId;
}
