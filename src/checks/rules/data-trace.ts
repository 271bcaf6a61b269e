import { knownText } from '../../template/known-text';
import { asRecords } from '../../template/properties';
import type { Rule } from '../rule';

export const dataTrace: Rule = {
  id: 'data-trace',
  severity: 'warning',
  why: 'DataTraceEnabled writes whole requests and responses, tokens and personal data among them, to the execution log.',
  fix: 'Leave DataTraceEnabled off outside of development.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { path, properties } of api.stages) {
        for (const [index, setting] of asRecords(properties['MethodSettings']).entries()) {
          if (knownText(setting['DataTraceEnabled']) !== 'true') continue;
          yield {
            api,
            path: `${path}.MethodSettings[${index}].DataTraceEnabled`,
            message: 'The stage logs the data of every request.',
          };
        }
      }
    }
  },
};
