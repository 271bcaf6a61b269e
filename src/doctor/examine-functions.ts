import { compact, uniq } from 'lodash';
import { apiArn } from '../api-gateway/hosts';
import { invokedFunctionArn } from '../api-gateway/lambda-uri';
import { globMatches, wildcardGlob } from '../policy/glob';
import { asProperties } from '../template/properties';
import { isMarked } from '../template/marks';
import type { DoctorFinding } from './finding';
import { lookFor } from './look';
import type { Patient } from './patient';

/** Whether API Gateway may call each function, at the qualifier that the routes name. */
export async function examineFunctions(patient: Patient): Promise<DoctorFinding[]> {
  const { aws, accountId, api, restApiId } = patient;
  const arns = uniq(
    compact(
      api.methods.map(({ integration }) => {
        const uri = integration?.['Uri'];
        return typeof uri === 'string' ? invokedFunctionArn(uri) : undefined;
      }),
    ),
  );
  const findings: DoctorFinding[] = [];
  const apiOf = apiArn({ region: aws.region, accountId, apiId: restApiId });
  for (const arn of arns) {
    const [, , , , , , name = '', qualifier] = arn.split(':');
    if (isMarked(arn) || name === '') {
      findings.push({
        subject: 'functions',
        state: 'unseen',
        message: `${arn} is known only at deployment.`,
      });
      continue;
    }
    const shown = qualifier === undefined ? name : `${name}:${qualifier}`;
    const seen = await lookFor('functions', findings, () =>
      // By its ARN: it may be in another account.
      aws.functionPolicy(arn.split(':').slice(0, 7).join(':'), qualifier),
    );
    if (seen === undefined) continue;
    const statements = seen === null ? [] : statementsOf(seen.Policy);
    const ours = statements.filter(forGateway);
    if (ours.some((statement) => sources(statement).some((source) => isOf(source, apiOf)))) {
      findings.push({ subject: 'functions', state: 'ok', message: `API Gateway may call ${shown}.` });
      continue;
    }
    findings.push({
      subject: 'functions',
      state: 'problem',
      message:
        seen === null
          ? `${shown} has no policy, or does not exist: its routes answer 500.`
          : ours.length === 0
            ? `The policy of ${shown} does not let API Gateway call it: its routes answer 500.`
            : `The policy of ${shown} lets another API call it (${ours.flatMap(sources).join(', ')}): the routes of this one answer 500.`,
      fix: `Deploy the service, or: aws lambda add-permission --function-name ${name}${qualifier === undefined ? '' : ` --qualifier ${qualifier}`} --statement-id api-gateway --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn '${apiOf}/*/*'`,
    });
  }
  return findings;
}

type Statement = Readonly<Record<string, unknown>>;

function statementsOf(policy: string | undefined): Statement[] {
  const { Statement: statements = [] } = JSON.parse(policy ?? '{}') as {
    Statement?: Statement | Statement[];
  };
  return [statements].flat();
}

function forGateway({ Effect, Principal, Action }: Statement): boolean {
  const services = [asProperties(Principal)['Service'] ?? []].flat();
  return (
    Effect === 'Allow' &&
    (Principal === '*' || services.includes('apigateway.amazonaws.com')) &&
    [Action].flat().some((action) => ['lambda:InvokeFunction', 'lambda:*', '*'].includes(String(action)))
  );
}

/** A statement without a source lets every API call. */
function sources({ Condition }: Statement): string[] {
  const { ArnLike = {}, StringLike = {}, ArnEquals = {}, StringEquals = {} } = asProperties(Condition);
  const given = [ArnLike, StringLike, ArnEquals, StringEquals]
    .flatMap((tests) => Object.entries(asProperties(tests)))
    .filter(([key]) => key.toLowerCase() === 'aws:sourcearn')
    .flatMap(([, value]) => [value].flat().map(String));
  return given.length === 0 ? ['*'] : given;
}

/** Whether a source is the API, or a part of it: methods are not told apart. */
function isOf(source: string, api: string): boolean {
  const [ofApi = ''] = source.split('/');
  return globMatches(wildcardGlob(ofApi), api);
}
