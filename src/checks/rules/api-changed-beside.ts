import { isMarked } from '../../template/marks';
import { asText } from '../../template/properties';
import type { TemplateModel } from '../model/template-model';
import type { Rule, RuleProblem } from '../rule';

export const apiChangedBeside: Rule = {
  id: 'api-changed-beside',
  severity: 'warning',
  why: 'A mapping on a public domain, or a stage that serves a deployment from elsewhere, shows another API than the one that was checked.',
  fix: 'Map the API on a private domain (privateApi.domain), and let its stages serve the deployment of this template.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html',
  *check(model) {
    for (const api of model.restApis.filter(({ isGuarded }) => isGuarded)) {
      for (const mapping of api.ofType('AWS::ApiGateway::BasePathMapping')) {
        yield {
          api,
          path: mapping.path,
          message: `${api.logicalId} is mapped on a public domain.`,
        };
      }
      yield* oldDeployments(api, model);
    }
  },
};

function* oldDeployments(
  api: TemplateModel['restApis'][number],
  model: TemplateModel,
): Generator<RuleProblem> {
  const own = model.ofType('AWS::ApiGateway::Deployment').map(({ id }) => id);
  for (const { at, properties, resource } of api.stages) {
    const id = asText(properties['DeploymentId']);
    if (resource === undefined || id === undefined || own.includes(id)) continue;
    yield {
      api,
      path: at('DeploymentId'),
      message: `The stage serves ${isMarked(id) ? 'a deployment that is named only when the stack is deployed' : `the deployment ${id}`}: its policy and methods are those of another time.`,
    };
  }
}
