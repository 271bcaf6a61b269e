import { knownText } from '../../template/known-text';
import { asProperties } from '../../template/properties';
import { shapeOf } from '../model/value';
import type { Rule } from '../rule';

export const accessLog: Rule = {
  id: 'access-log',
  severity: 'warning',
  why: 'An access log goes to a log group (its ARN without :* at the end) or to a Firehose stream named amazon-apigateway-…, and its format has a request id.',
  fix: 'Write DestinationArn as arn:…:log-group:NAME, and $context.requestId into the format.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { path, properties } of api.stages) {
        const setting = asProperties(properties['AccessLogSetting']);
        const { DestinationArn, Format } = setting;
        if (DestinationArn !== undefined && shapeOf(DestinationArn).endsWith(':*')) {
          const message = 'The destination of the access log ends in :*.';
          yield { api, path: `${path}.AccessLogSetting.DestinationArn`, message };
        }
        const format = knownText(Format);
        if (format === undefined || /\$context\.(requestId|extendedRequestId)\b/.test(format)) continue;
        const message = 'The format of the access log has no request id.';
        yield { api, path: `${path}.AccessLogSetting.Format`, message };
      }
    }
  },
};
