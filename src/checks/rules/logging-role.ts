import { knownText } from '../../template/known-text';
import type { PlacedResource } from '../../template/placed-resource';
import { asRecords } from '../../template/properties';
import type { Rule } from '../rule';

export const loggingRole: Rule = {
  id: 'logging-role',
  severity: 'warning',
  why: 'API Gateway writes logs with a role that is set once for each account and Region; without it the Stage fails with "CloudWatch Logs role ARN must be set in account settings".',
  fix: 'Set the account’s role outside this stack (or with AWS::ApiGateway::Account, retained), then suppress this.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  *check(model) {
    const setHere =
      model.ofType('AWS::ApiGateway::Account').length > 0 ||
      // The framework's own custom resource for the role.
      model.ofType('Custom::ApiGatewayAccountRole').length > 0;
    if (setHere) return;
    for (const api of model.restApis) {
      for (const stage of api.stages) {
        const what = logs(stage);
        if (what === undefined) continue;
        yield {
          api,
          path: stage.path,
          message: `The stage writes ${what}, and this template does not set the account's role.`,
        };
      }
    }
  },
};

function logs({ properties }: PlacedResource): string | undefined {
  const levels = asRecords(properties['MethodSettings']).map((setting) => knownText(setting['LoggingLevel']));
  if (levels.includes('INFO') || levels.includes('ERROR')) return 'execution logs';
  return properties['AccessLogSetting'] === undefined ? undefined : 'access logs';
}
