import { knownText } from '../../template/known-text';
import { asRecords, asText } from '../../template/properties';
import { andMore } from '../model/template-texts';
import type { Rule } from '../rule';

export const apiKeyWithoutPlan: Rule = {
  id: 'api-key-without-plan',
  severity: 'warning',
  why: 'A method that requires an API key answers 403 to every key that no usage plan lets into the stage.',
  fix: 'Add an AWS::ApiGateway::UsagePlan whose ApiStages name the stage, with the keys in UsagePlanKeys; where a plan of another stack does, suppress this.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  *check({ restApis, ofType }) {
    const planned = ofType('AWS::ApiGateway::UsagePlan').map(({ properties }) => properties['ApiStages']);
    // Stages that only CloudFormation knows may be the ones.
    if (planned.some((stages) => stages !== undefined && !Array.isArray(stages))) return;
    const open = planned.flatMap(asRecords);
    for (const api of restApis) {
      const [first, ...more] = api.methods.filter(
        ({ properties }) => knownText(properties['ApiKeyRequired']) === 'true',
      );
      if (first === undefined) continue;
      const plans = open.filter((stage) => asText(stage['ApiId']) === api.id).map((stage) => stage['Stage']);
      for (const { properties } of api.stages) {
        const name = asText(properties['StageName']);
        if (name === undefined || plans.includes(name)) continue;
        const message = `No usage plan of this template lets a key into the stage ${name}${andMore(more.length)}.`;
        yield { api, path: first.at('ApiKeyRequired'), message };
      }
    }
  },
};
