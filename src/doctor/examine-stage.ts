import { difference } from 'lodash';
import { findRoute, buildRouteTree } from '../emulator/route-tree';
import { splitPath } from '../api-gateway/paths';
import { asProperties } from '../template/properties';
import type { DoctorFinding, Subject } from './finding';
import { look, lookFor } from './look';
import type { Patient } from './patient';

/** What changed within the time that one update of a stack takes belongs to it. */
const updateMs = 60 * 60_000;

interface OpenApiDocument {
  readonly paths?: Readonly<Record<string, object>>;
}

/** The stage: which deployment it serves, and with which routes. */
export async function examineStage(patient: Patient): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  const add = (subject: Subject, finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject, ...finding });
  };
  const { aws, api, restApiId, stage: name, stack } = patient;
  const stage = await lookFor('stage', findings, () => aws.stage(restApiId, name));
  if (stage === undefined) return findings;
  if (stage === null) {
    add('stage', {
      state: 'problem',
      blocks: true,
      message: `The API has no stage ${name}: every call is a 403.`,
      fix: 'Deploy the service, or give its --stage.',
    });
    return findings;
  }
  const { deploymentId = '' } = stage;
  const own = api.deployments.map(({ logicalId }) => stack.ids[logicalId]).filter((id) => id !== undefined);
  if (own.length > 0 && !own.includes(deploymentId)) {
    add('stage', {
      state: 'problem',
      message: `The stage ${name} serves the deployment ${deploymentId}, and the stack made ${own.join(', ')}: somebody deployed beside the stack.`,
      fix: `Deploy the service, with another privateApi.deploymentNonce if nothing else changed; or: aws apigateway update-stage --rest-api-id ${restApiId} --stage-name ${name} --patch-operations op=replace,path=/deploymentId,value=${own[0]}`,
    });
  } else if (own.length === 0) {
    add('stage', {
      state: 'problem',
      message: `The template makes a deployment that the stack does not have: what is here is not deployed.`,
      fix: 'Deploy the service.',
    });
  } else
    add('stage', {
      state: 'ok',
      message: `The stage ${name} serves the deployment of the stack, ${deploymentId}.`,
    });

  const deployment = await lookFor('stage', findings, () => aws.deployment(restApiId, deploymentId));
  const changed = stack.changed[api.logicalId];
  const made = deployment?.createdDate;
  if (changed && made && changed.getTime() - made.getTime() > updateMs) {
    add('stage', {
      state: 'problem',
      message: `The deployment is of ${made.toISOString()}, and the stack changed the API at ${changed.toISOString()}: a changed policy is not live.`,
      fix: `Deploy again: aws apigateway create-deployment --rest-api-id ${restApiId} --stage-name ${name}`,
    });
  }
  await examineRoutes(patient, add, findings);
  if (api.stages.some(({ properties }) => logs(properties))) {
    const account = await look('logs', findings, () => aws.gatewayAccount());
    if (account !== undefined && (account.cloudwatchRoleArn ?? '') === '') {
      add('logs', {
        state: 'problem',
        message: `The stage has logs on, and the account has no role for them in ${aws.region}: nothing is written.`,
        fix: 'Set privateApi.logs.role, or give API Gateway a role: aws apigateway update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=arn:aws:iam::…',
      });
    } else if (account !== undefined) {
      add('logs', { state: 'ok', message: `Logs are written as ${account.cloudwatchRoleArn}.` });
    }
  }
  return findings;
}

async function examineRoutes(
  { aws, api, restApiId, stage, caller }: Patient,
  add: (subject: Subject, finding: Omit<DoctorFinding, 'subject'>) => void,
  findings: DoctorFinding[],
): Promise<void> {
  const document = await lookFor('routes', findings, () => aws.stageDocument(restApiId, stage));
  if (document === undefined || document === null) return;
  const { paths = {} } = document as OpenApiDocument;
  const routes = Object.entries(paths).flatMap(([resourcePath, operations]) =>
    Object.keys(operations)
      .filter((key) => key !== 'parameters')
      .map((key) => ({
        resourcePath,
        httpMethod: key.replace('x-amazon-apigateway-any-method', 'any').toUpperCase(),
      })),
  );
  const live = routes.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`);
  const wanted = api.methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${String(resourcePath)}`);
  const [more, fewer] = [difference(live, wanted), difference(wanted, live)];
  if (more.length > 0) {
    add('routes', {
      state: 'problem',
      message: `The live stage (GetExport) answers on routes that the template does not have: ${more.join(', ')}.`,
      fix: 'Deploy once more with another privateApi.deploymentNonce: CloudFormation deletes a method after it made the deployment.',
    });
  }
  if (fewer.length > 0) {
    add('routes', {
      state: 'problem',
      message: `The live stage (GetExport) lacks routes of the template: ${fewer.join(', ')}.`,
      fix: 'Deploy the service.',
    });
  }
  if (more.length + fewer.length === 0) {
    add('routes', {
      state: 'ok',
      message: `The live stage (GetExport) has the ${live.length} routes of the template.`,
    });
  }
  if (findRoute(buildRouteTree(routes), splitPath(caller.path), caller.method) === undefined) {
    add('routes', {
      state: 'problem',
      blocks: true,
      message: `No route of the live stage answers ${caller.method} ${caller.path}: 403, Missing Authentication Token.`,
      fix: 'Correct the path or the method; a path has no stage here.',
    });
  }
}

function logs(properties: Readonly<Record<string, unknown>>): boolean {
  const settings = [properties['MethodSettings'] ?? []].flat().map(asProperties);
  return (
    properties['AccessLogSetting'] !== undefined ||
    settings.some(({ LoggingLevel: level }) => level === 'INFO' || level === 'ERROR')
  );
}
