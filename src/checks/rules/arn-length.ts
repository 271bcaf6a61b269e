import { limits } from '../../api-gateway/limits';
import type { Rule } from '../rule';

/** arn:aws:execute-api:us-gov-east-1:123456789012:a1b2c3d4e5/ and a short stage */
const before = 70;

export const arnLength: Rule = {
  id: 'arn-length',
  severity: 'error',
  why: 'A request whose method ARN is longer than 1,600 bytes gets 414 from a private API, which always has a policy.',
  fix: 'Shorten the path; long values belong in the query string or the body.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check({ restApis }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === true)) {
      for (const { resourcePath = '', httpMethod, path } of api.methods) {
        const fixed = resourcePath.replace(/\{[^}]*\}/g, '');
        const size = before + Buffer.byteLength(`/${httpMethod}${fixed}`);
        if (size <= limits.methodArn) continue;
        yield {
          api,
          path,
          message: `The ARN of ${httpMethod} ${resourcePath.slice(0, 40)}… has ${size} bytes or more.`,
        };
      }
    }
  },
};
