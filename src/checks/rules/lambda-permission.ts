import { functionOf } from '../function-of';
import { andMore } from '../model/template-texts';
import type { Method, Placed, RestApi } from '../model/rest-api';
import type { TemplateModel } from '../model/template-model';
import { isLambda } from './lambda-error-as-success';
import { references, shapeOf } from '../model/value';
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

function* missing(api: RestApi, permissions: readonly Placed[], model: TemplateModel): Generator<Problem> {
  const open = new Map<string, { method: Method; more: number; message: string }>();
  for (const method of api.methods) {
    // With a role of its own the integration needs no permission.
    if (!isLambda(method, model) || method.integration?.['Credentials'] !== undefined) continue;
    const invoked = functionOf(method, model);
    if (invoked === undefined) continue;
    const { target, qualifier } = invoked;
    const named = permissions.map(({ properties }) => references(properties['FunctionName']));
    const unknown = permissions.some(
      ({ properties }, index) =>
        named[index]?.length === 0 && model.text(properties['FunctionName']) === undefined,
    );
    const given = permissions.some(({ properties }, index) => {
      const { FunctionName } = properties;
      const own = named[index] ?? [];
      if (qualifier === undefined)
        return own.includes(target.logicalId) || namesFunction(target, FunctionName, model);
      // An alias that is written out, as the framework does, cannot be told from another one.
      return (
        own.includes(qualifier.logicalId) ||
        (own.includes(target.logicalId) &&
          typeof FunctionName === 'object' &&
          !('Ref' in (FunctionName ?? {})) &&
          !('Fn::GetAtt' in (FunctionName ?? {})))
      );
    });
    if (given || unknown) continue;
    const of = qualifier?.logicalId ?? target.logicalId;
    const known = open.get(of);
    if (known !== undefined) known.more += 1;
    else
      open.set(of, {
        method,
        more: 0,
        message: `API Gateway may not invoke ${of}: it has no permission in this template`,
      });
  }
  for (const { method, more, message } of open.values()) {
    yield { api, path: `${method.path}.Integration.Uri`, message: `${message}${andMore(more)}.` };
  }
}

function namesFunction(target: Placed, name: unknown, { text }: TemplateModel): boolean {
  const given = text(name);
  const own = text(target.properties['FunctionName']);
  return given !== undefined && own !== undefined && given.includes(own);
}
