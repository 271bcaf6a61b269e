import { invokedFunctionArn } from '../../api-gateway/lambda-uri';
import { asList, asText, isRecord } from '../../template/properties';
import { functionOf } from '../function-of';
import { functionsBehind } from '../functions-behind';
import type { TemplateModel } from '../model/template-model';
import type { Rule } from '../rule';

export const functionPublicOtherwise: Rule = {
  id: 'function-public-otherwise',
  severity: 'warning',
  why: 'A function behind a private API that a public API or a load balancer on the internet invokes too is reached past the policy.',
  fix: 'Remove the second way in, or guard it as this one is; if it is meant, suppress this rule with the reason.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html',
  *check(model) {
    const behind = functionsBehind(model);
    for (const { path, arn, way } of waysIn(model)) {
      const { logicalId = '' } = model.functionOfArn(arn);
      const api = behind.get(logicalId);
      if (api === undefined) continue;
      yield { path, message: `${logicalId}, which ${api.logicalId} keeps private, is invoked by ${way}.` };
    }
  },
};

interface WayIn {
  path: string;
  /** the function's */
  arn: string;
  way: string;
}

function* waysIn(model: TemplateModel): Generator<WayIn> {
  for (const api of model.restApis) {
    if (api.isGuarded) continue;
    for (const method of api.methods) {
      const target = functionOf(method, model)?.target;
      if (target === undefined) continue;
      yield { path: method.at('Integration.Uri'), arn: target.id, way: `the public API ${api.logicalId}` };
    }
  }
  const ofHttpApis = [
    ...model.ofType('AWS::ApiGatewayV2::Integration').map((one) => ({ one, property: 'IntegrationUri' })),
    ...model.ofType('AWS::ApiGatewayV2::Api').map((one) => ({ one, property: 'Target' })),
  ];
  for (const { one, property } of ofHttpApis) {
    const uri = asText(one.properties[property]) ?? '';
    yield {
      path: one.at(property),
      arn: invokedFunctionArn(uri) ?? uri,
      way: 'an HTTP or WebSocket API, which is public',
    };
  }
  const balancers = model.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer');
  if (balancers.length > 0 && balancers.every(({ properties }) => properties['Scheme'] === 'internal'))
    return;
  for (const { at, properties } of model.ofType('AWS::ElasticLoadBalancingV2::TargetGroup')) {
    for (const target of asList(properties['Targets'])) {
      const arn = isRecord(target) ? asText(target['Id']) : undefined;
      yield { path: at('Targets'), arn: arn ?? '', way: 'a load balancer that may be on the internet' };
    }
  }
}
