import { isMarked } from '../../template/marks';
import { asText } from '../../template/properties';
import { readDomainWays } from '../../template/read-domain-ways';
import type { TemplateModel } from '../model/template-model';
import type { Rule, RuleProblem } from '../rule';

export const apiChangedBeside: Rule = {
  id: 'api-changed-beside',
  severity: 'warning',
  why: 'A mapping on a public domain, or a stage that serves a deployment from elsewhere, shows another API than the one that was checked.',
  fix: 'Map the API on a private domain (privateApi.domain), and let its stages serve the deployment of this template.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html',
  *check(model) {
    const publicWays = readDomainWays(model.template, model.ofType).filter(
      ({ isPublic }) => isPublic === true,
    );
    for (const api of model.restApis.filter(({ isGuarded }) => isGuarded)) {
      for (const { path, restApiId } of publicWays) {
        if (restApiId === api.id) {
          yield { api, path, message: `${api.logicalId} is mapped on a public domain.` };
        } else if (api.isConfigured && isForeignId(restApiId, model)) {
          yield {
            api,
            path,
            message: `An API is mapped on a public domain by its id, ${restApiId}, which may be that of ${api.logicalId}.`,
          };
        }
      }
      yield* oldDeployments(api, model);
    }
  },
};

/** An id that is written out, and is none that stands in for one of this template. */
function isForeignId(id: string, { restApis }: TemplateModel): boolean {
  return /^[a-z0-9]{10}$/.test(id) && restApis.every((api) => api.id !== id);
}

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
