import type { Rule } from '../rule';
import { asText } from '../../template/properties';

export const authorizerMissing: Rule = {
  id: 'authorizer-missing',
  severity: 'error',
  why: 'A method with CUSTOM or COGNITO_USER_POOLS authorization names its authorizer, which belongs to the same API.',
  fix: 'Set AuthorizerId to an AWS::ApiGateway::Authorizer of this API.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-method.html',
  *check({ restApis, ofType }) {
    for (const api of restApis) {
      for (const { authorization, properties, at } of api.methods) {
        if (authorization !== 'CUSTOM' && authorization !== 'COGNITO_USER_POOLS') continue;
        const id = properties['AuthorizerId'];
        if (id === undefined) {
          yield {
            api,
            path: at('AuthorizerId'),
            message: `The method has ${authorization} authorization and no authorizer.`,
          };
          continue;
        }
        const named = ofType('AWS::ApiGateway::Authorizer').find((authorizer) => authorizer.id === id);
        const owner = asText(named?.properties['RestApiId']);
        if (owner === undefined || owner === api.id) continue;
        const other = restApis.find((one) => one.id === owner)?.logicalId ?? owner;
        yield { api, path: at('AuthorizerId'), message: `The authorizer belongs to another API, ${other}.` };
      }
    }
  },
};
