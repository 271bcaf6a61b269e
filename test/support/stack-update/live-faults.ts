import { uniq } from 'lodash';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { dependenciesOf } from '../service-spec/references';
import { physicalId, planUpdate, type ResolvedTemplate } from './plan-update';

interface Existing {
  readonly logicalId: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  /** Of a Deployment: what there was when it was made, its methods and authorizers as they were. */
  readonly frozen?: ReadonlyMap<string, Existing>;
}

/**
 * What live traffic would meet while CloudFormation updates the stack, and after it: a stage whose deployment is gone, a
 * route whose function, alias, authorizer or permission is gone or not there yet. The order is the worst that the
 * dependencies allow: what the stage waits for comes first, everything else last; what goes, goes at the end.
 */
export function liveFaults(before: CloudFormationTemplate, after: CloudFormationTemplate): string[] {
  const plan = planUpdate(before, after);
  const replaced = new Set(Object.keys(plan.actions).filter((id) => plan.actions[id] === 'replace'));
  const stack = new Map<string, Existing>();
  const put = (resources: ResolvedTemplate, id: string, physical: string): void => {
    const resource = resources[id];
    if (!resource) throw new Error(`No resource ${id}.`);
    const isNewDeployment = resource.Type === 'AWS::ApiGateway::Deployment' && !stack.has(physical);
    stack.set(physical, { logicalId: id, ...resource, ...(isNewDeployment && { frozen: new Map(stack) }) });
  };
  for (const id of inOrder(before)) put(plan.before, id, `${id}#1`);

  const faults: string[] = [];
  const look = (what: string): void => {
    const routes = what.startsWith('remove') ? plan.after : undefined;
    faults.push(...faultsOf(stack, routes).map((fault) => `${what}: ${fault}`));
  };
  look('before');
  for (const id of inOrder(after)) {
    const action = plan.actions[id];
    if (action === undefined) continue;
    put(plan.after, id, physicalId(id, replaced));
    look(`${action} ${id}`);
  }
  for (const id of inOrder(before).reverse()) {
    if (plan.actions[id] !== 'replace' && plan.actions[id] !== 'remove') continue;
    stack.delete(`${id}#1`);
    look(`remove ${id}`);
  }
  return uniq(faults);
}

/** Logical ids, each behind what it waits for; what the stage waits for and the stage itself come first. */
function inOrder(template: CloudFormationTemplate): string[] {
  const order = new Set<string>();
  const visit = (id: string): void => {
    if (order.has(id)) return;
    for (const dependency of dependenciesOf(template, id).sort()) visit(dependency);
    order.add(id);
  };
  const ids = Object.keys(template.Resources);
  const isStage = (id: string): boolean => template.Resources[id]?.Type === 'AWS::ApiGateway::Stage';
  for (const id of [...ids.filter(isStage), ...ids]) visit(id);
  return [...order];
}

function faultsOf(stack: ReadonlyMap<string, Existing>, routes: ResolvedTemplate | undefined): string[] {
  const all = [...stack.values()];
  const exists = (reference: string): boolean => stack.has(reference.replace(/^<([^.>]+).*/, '$1'));
  const isPermitted = (arn: string, caller: string): boolean =>
    all.some(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::Permission' &&
        Properties['FunctionName'] === arn &&
        String(Properties['SourceArn']).endsWith(`>/${caller}`),
    );
  const isAlias = (name: string, of: string): boolean =>
    all.some(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::Alias' &&
        Properties['Name'] === name &&
        String(Properties['FunctionName']).startsWith(of.replace(/\.Arn>$/, '')),
    );
  const callFaults = (uri: unknown, caller: string): string[] => {
    const arn = /functions\/(.+)\/invocations$/.exec(String(uri))?.[1] ?? 'no function';
    const [, target = '', alias] = /^(<[^>]+>)(?::(.+))?$/.exec(arn) ?? [];
    if (!exists(target)) return [`${arn} is not there`];
    if (alias !== undefined && !isAlias(alias, target)) return [`the alias ${arn} is not there`];
    return isPermitted(arn, caller) ? [] : [`${arn} may not be called`];
  };

  return all.flatMap((stage) => {
    if (stage.Type !== 'AWS::ApiGateway::Stage') return [];
    const deployment = stack.get(String(stage.Properties['DeploymentId']).slice(1, -1));
    if (!deployment) return ['the deployment of the stage is not there'];
    const frozen = deployment.frozen ?? new Map<string, Existing>();
    const authorizerFaults = (reference: unknown): string[] => {
      if (typeof reference !== 'string') return [];
      const authorizer = frozen.get(reference.slice(1, -1));
      if (!authorizer) return [`${reference} is not there`];
      return callFaults(authorizer.Properties['AuthorizerUri'], `authorizers/${reference}`);
    };
    return [...frozen.values()].flatMap(({ Type, logicalId, Properties }): string[] => {
      // A removed route goes with the deployment after the next change.
      if (Type !== 'AWS::ApiGateway::Method' || (routes && !routes[logicalId])) return [];
      const { Uri } = Properties['Integration'] as { Uri: unknown };
      return [...callFaults(Uri, '*/*'), ...authorizerFaults(Properties['AuthorizerId'])].map(
        (fault) => `${logicalId}: ${fault}`,
      );
    });
  });
}
