import { groupBy, uniq } from 'lodash';
import type { Change, ChangedResource, DescribedRoute, Difference, Redeployment } from './difference';
import type { Side } from './side';
import { someOf } from './some-of';

/** They take effect without a deployment. */
const notFrozen = ['Name', 'Description', 'Tags'];

/** Whether the update makes a deployment of the API, and what of the change only a deployment puts into effect. */
export function redeployment(
  before: Side,
  after: Side,
  { routes, settings, replaced }: Pick<Difference, 'routes' | 'settings' | 'replaced'>,
): Redeployment {
  const deploymentsOf = ({ api }: Side): string[] =>
    (api?.deployments ?? []).map(({ logicalId }) => logicalId);
  const old = deploymentsOf(before);
  const happens = deploymentsOf(after).some((id) => !old.includes(id));
  const called = [...after.routes.values()].map(({ target }) => target.split(':')[0]);
  const why = [
    ...of('new routes', routes.added),
    ...of('routes that go', routes.removed),
    ...Object.entries(groupBy(routes.changed, ({ changes }) => kinds(changes))).flatMap(([what, alike]) =>
      of(what, alike),
    ),
    ...settings.flatMap(ofSettings),
    ...replaced
      .filter(({ logicalId }) => called.includes(logicalId))
      .map(({ logicalId }) => `${logicalId} is replaced, and has another ARN`),
  ];
  const isUnexplained = happens && why.length === 0;
  return {
    happens,
    why: isUnexplained
      ? ['nothing of the API: its deployment has another id (privateApi.deploymentNonce, say)']
      : why,
  };
}

function of(what: string, routes: readonly Pick<DescribedRoute, 'method' | 'path'>[]): string[] {
  if (routes.length === 0) return [];
  return [`${what}: ${someOf(routes.map(({ method, path }) => `${method} ${path}`))}`];
}

/** `authorization, mapping templates` */
function kinds(changes: readonly Change[]): string {
  return uniq(changes.map(({ what }) => (what.includes('template ') ? 'mapping templates' : what))).join(
    ', ',
  );
}

function ofSettings({ logicalId, type, change, properties }: ChangedResource): string[] {
  if (type === 'AWS::ApiGateway::Stage') return [];
  if (change !== 'changed') return [`${logicalId} is ${change}`];
  const frozen = properties.filter(
    ({ what }) => type !== 'AWS::ApiGateway::RestApi' || !notFrozen.includes(what),
  );
  return frozen.length === 0 ? [] : [`${logicalId}: ${kinds(frozen)}`];
}
