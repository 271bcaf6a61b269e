import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

export const stageTwice: Rule = {
  id: 'stage-twice',
  severity: 'error',
  why: 'A Deployment with a StageName makes that stage itself; a Stage resource of the same name then fails with "Stage already exists".',
  fix: 'Remove StageName (and StageDescription) from the Deployment.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-stage.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const names = new Map<string, string>();
      for (const { path, properties } of [...api.stages, ...api.deployments]) {
        const name = knownText(properties['StageName']);
        if (name === undefined) continue;
        if (names.has(name)) {
          yield {
            api,
            path: `${path}.StageName`,
            message: `The stage ${name} is made twice in this template.`,
          };
        }
        names.set(name, path);
      }
    }
  },
};
