import { functionOf } from '../function-of';
import { andMore } from '../model/template-texts';
import type { Method, Placed, RestApi } from '../model/rest-api';
import type { TemplateModel } from '../model/template-model';
import { isLambda } from './lambda-error-as-success';
import { isObject, references, shapeOf } from '../model/value';
import type { Problem, Rule } from '../rule';

export const lambdaPermission: Rule = {
  id: 'lambda-permission',
  severity: 'error',
  why: 'Without a permission for exactly the function, alias or version that the integration names, the client gets 500 ("Invalid permissions on Lambda function"); ANY in a source ARN matches nothing.',
  fix: 'Add an AWS::Lambda::Permission for apigateway.amazonaws.com on the same qualifier, with SourceArn …:API/*/* .',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
  *check(model) {
    const permissions = model
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => shapeOf(properties['Principal'], model.template).startsWith('apigateway.'));
    for (const permission of permissions) yield* anyMethod(permission, model);
    for (const api of model.restApis) yield* missing(api, permissions, model);
  },
};

function* anyMethod({ path, properties }: Placed, model: TemplateModel): Generator<Problem> {
  const source = shapeOf(properties['SourceArn'], model.template);
  if (!/\/ANY(\/|$)/.test(source)) return;
  yield { path: `${path}.SourceArn`, message: 'The source ARN names the method ANY; write * instead.' };
}

/** What the integrations of an API invoke, each once. */
interface Invoked {
  method: Method;
  more: number;
  target: Placed;
  qualifier: Placed | undefined;
}

function* missing(api: RestApi, permissions: readonly Placed[], model: TemplateModel): Generator<Problem> {
  const grants = permissions.map(({ properties }) => grantOf(properties['FunctionName'], model));
  // A permission for a function that only CloudFormation knows may be the one.
  if (grants.some(({ logicalIds, name }) => logicalIds.length === 0 && name === undefined)) return;
  for (const { method, more, target, qualifier } of invokedBy(api, model)) {
    if (grants.some((grant) => covers(grant, target, qualifier, model))) continue;
    const of = qualifier?.logicalId ?? target.logicalId;
    yield {
      api,
      path: `${method.path}.Integration.Uri`,
      message: `API Gateway may not invoke ${of}: it has no permission in this template${andMore(more)}.`,
    };
  }
}

function invokedBy(api: RestApi, model: TemplateModel): Invoked[] {
  const found = new Map<string, Invoked>();
  for (const method of api.methods) {
    // With a role of its own the integration needs no permission.
    if (!isLambda(method, model) || method.integration?.['Credentials'] !== undefined) continue;
    const invoked = functionOf(method, model);
    if (invoked === undefined) continue;
    const key = `${invoked.target.logicalId} ${invoked.qualifier?.logicalId ?? ''}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { method, more: 0, ...invoked });
    else known.more += 1;
  }
  return [...found.values()];
}

interface Grant {
  logicalIds: readonly string[];
  /** the function's name, where it is written out */
  name: string | undefined;
  /** put together of an id and something else, such as the name of an alias */
  qualified: boolean;
}

function grantOf(value: unknown, { text }: TemplateModel): Grant {
  const whole = isObject(value) && ('Ref' in value || 'Fn::GetAtt' in value);
  return { logicalIds: references(value), name: text(value), qualified: isObject(value) && !whole };
}

function covers(
  { logicalIds, name, qualified }: Grant,
  target: Placed,
  qualifier: Placed | undefined,
  { text }: TemplateModel,
): boolean {
  // An alias that is written out, as the framework does, cannot be told from another one.
  if (qualifier !== undefined) {
    return logicalIds.includes(qualifier.logicalId) || (qualified && logicalIds.includes(target.logicalId));
  }
  const own = text(target.properties['FunctionName']);
  return logicalIds.includes(target.logicalId) || (own !== undefined && name?.includes(own) === true);
}
