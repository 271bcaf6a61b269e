import { knownText } from '../../template/known-text';
import { asText } from '../../template/properties';
import { functionOf } from '../function-of';
import type { TemplateModel } from '../model/template-model';
import type { Rule } from '../rule';

export const responseStreaming: Rule = {
  id: 'response-streaming',
  severity: 'error',
  why: 'API Gateway streams the responses of proxy integrations only; templates need the whole of a result, and a function that streams does not return one.',
  fix: 'Answer with a value, or call the streaming function through its URL or an integration of type AWS_PROXY.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html',
  *check(model) {
    const streaming = streamingFunctions(model);
    for (const api of model.restApis) {
      for (const method of api.methods) {
        if (method.integrationType === undefined || method.integrationType.endsWith('_PROXY')) continue;
        if (knownText(method.integration?.['ResponseTransferMode']) === 'STREAM') {
          const path = method.at('Integration.ResponseTransferMode');
          yield { api, path, message: `An integration of type ${method.integrationType} does not stream.` };
        }
        const target = functionOf(method, model)?.target.logicalId;
        if (target === undefined || !streaming.has(target)) continue;
        const message = `${target} streams its responses, as the function’s URL says.`;
        yield { api, path: method.at('Integration.Uri'), message };
      }
    }
  },
};

function streamingFunctions({ ofType, functionOfArn }: TemplateModel): ReadonlySet<string | undefined> {
  const urls = ofType('AWS::Lambda::Url').filter(
    ({ properties }) => knownText(properties['InvokeMode']) === 'RESPONSE_STREAM',
  );
  return new Set(
    urls.map(({ properties }) => functionOfArn(asText(properties['TargetFunctionArn']) ?? '').logicalId),
  );
}
