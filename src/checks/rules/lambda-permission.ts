import { isMarked } from '../../template/marks';
import type { PlacedResource } from '../../template/placed-resource';
import { asText } from '../../template/properties';
import { functionInvoked } from '../function-of';
import type { CheckedApi } from '../model/rest-api';
import { andMore } from '../model/template-texts';
import type { TemplateModel } from '../model/template-model';
import { shapeOf } from '../model/value';
import type { Rule, RuleProblem } from '../rule';

export const lambdaPermission: Rule = {
  id: 'lambda-permission',
  severity: 'error',
  why: 'Without a permission for exactly the function, alias or version that the integration or the authorizer names, the client gets 500 ("Invalid permissions on Lambda function"); ANY in a source ARN matches nothing.',
  fix: 'Add an AWS::Lambda::Permission for apigateway.amazonaws.com on the same qualifier, with SourceArn …:API/*/* .',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
  *check(model) {
    const permissions = model
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => /^(apigateway\.|\*$)/.test(shapeOf(properties['Principal'], '*')));
    for (const permission of permissions) yield* anyMethod(permission);
    for (const api of model.restApis) yield* missing(api, permissions, model);
  },
};

function* anyMethod({ at, properties }: PlacedResource): Generator<RuleProblem> {
  if (!/\/ANY(\/|$)/.test(shapeOf(properties['SourceArn']))) return;
  yield { path: at('SourceArn'), message: 'The source ARN names the method ANY; write * instead.' };
}

/** What the integrations and the authorizers of an API invoke, each once. */
interface Invoked {
  path: string;
  more: number;
  target: PlacedResource;
  qualifier: string | undefined;
}

function* missing(
  api: CheckedApi,
  permissions: readonly PlacedResource[],
  model: TemplateModel,
): Generator<RuleProblem> {
  const grants = permissions.map(({ properties }) =>
    model.functionOfArn(asText(properties['FunctionName']) ?? ''),
  );
  // A permission for a function that only CloudFormation knows may be the one.
  if (grants.some(({ name }) => name === '' || isMarked(name))) return;
  for (const { path, more, target, qualifier } of invokedBy(api, model)) {
    if (grants.some((grant) => grant.logicalId === target.logicalId && grant.qualifier === qualifier))
      continue;
    const of = `${target.logicalId}${qualifier === undefined ? '' : `:${qualifier}`}`;
    yield {
      api,
      path,
      message: `API Gateway may not invoke ${of}: it has no permission in this template${andMore(more)}.`,
    };
  }
}

function invokedBy(api: CheckedApi, model: TemplateModel): Invoked[] {
  // With a role of its own, neither needs a permission.
  const uris = [
    ...api.methods
      .filter(({ integration }) => integration?.['Credentials'] === undefined)
      .map(({ at, integration }) => ({ path: at('Integration.Uri'), uri: integration?.['Uri'] })),
    ...api
      .ofType('AWS::ApiGateway::Authorizer')
      .filter(({ properties }) => properties['AuthorizerCredentials'] === undefined)
      .map(({ at, properties }) => ({ path: at('AuthorizerUri'), uri: properties['AuthorizerUri'] })),
  ];
  const found = new Map<string, Invoked>();
  for (const { path, uri } of uris) {
    const invoked = functionInvoked(uri, model);
    if (invoked === undefined) continue;
    const key = `${invoked.target.logicalId} ${invoked.qualifier ?? ''}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { path, more: 0, ...invoked });
    else known.more += 1;
  }
  return [...found.values()];
}
