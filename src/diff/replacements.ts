import { canonical } from '../template/canonical';
import { references } from '../template/references';
import type { CloudFormationResource } from '../template/template';
import type { Replacement } from './difference';
import { replacingProperties } from './replacing-properties';
import type { Side } from './side';

/** What CloudFormation replaces of what the API is made of and stands on. Its deployments are told by themselves. */
export function replacements(before: Side, after: Side): Replacement[] {
  const found = new Map<string, Replacement>();
  const { api: old } = before;
  const { api: young } = after;
  if (old !== undefined && young !== undefined && old.logicalId !== young.logicalId) {
    const because = [`it has another logical id: ${old.logicalId} is now ${young.logicalId}`];
    found.set(old.logicalId, {
      logicalId: young.logicalId,
      type: young.type,
      because,
      effect: effectOf(young.type, because),
    });
  }
  // What holds the id of a replaced resource may be replaced for it.
  for (let known = -1; known < found.size;) {
    known = found.size;
    for (const [id, one] of Object.entries(before.template.Resources)) {
      const other = after.template.Resources[id];
      if (other === undefined || found.has(id)) continue;
      const because = reasons(one, other, (name) => found.has(name));
      if (because.length === 0) continue;
      found.set(id, { logicalId: id, type: other.Type, because, effect: effectOf(other.Type, because) });
    }
  }
  return [...found.values()];
}

function reasons(
  before: CloudFormationResource,
  after: CloudFormationResource,
  isReplaced: (id: string) => boolean,
): string[] {
  const replacing = replacingProperties[before.Type];
  if (replacing === undefined) return [];
  if (before.Type !== after.Type) return ['Type'];
  return replacing.filter((name) => {
    const value = after.Properties?.[name];
    return (
      canonical(before.Properties?.[name]) !== canonical(value) ||
      references(value).some((reference) => reference.kind === 'logicalId' && isReplaced(reference.name))
    );
  });
}

function effectOf(type: string, because: readonly string[]): string | undefined {
  switch (type) {
    case 'AWS::ApiGateway::RestApi':
      return 'the API has another id, so every URL of it changes; a custom domain hides that';
    case 'AWS::ApiGateway::Stage':
      return because.includes('StageName') ? 'the name of the stage is in every URL of the API' : undefined;
    case 'AWS::ApiGateway::DomainName':
    case 'AWS::ApiGateway::DomainNameV2':
      return 'callers of the domain are cut off until its name leads to the new one';
    case 'AWS::EC2::VPCEndpoint':
      return 'the endpoint has another id: URLs and policies that name the old one no longer fit';
    case 'AWS::ApiGateway::ApiKey':
      return 'callers with the old key are refused';
    case 'AWS::Lambda::Function':
      return 'the function has another ARN, and what names the old one (log groups, alarms, permissions elsewhere) no longer fits';
    default:
      return undefined;
  }
}
