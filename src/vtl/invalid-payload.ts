import { JavaException } from '../java';
import type { InvalidJson } from '../json-path';

/**
 * `$input.path` or `$input.json` on a payload that looks like JSON and is none. Of a request, API Gateway answers 400
 * with this message (recorded in 2015); the rendered template does not come to anything.
 */
export class InvalidPayload extends JavaException {
  constructor(reason: InvalidJson) {
    super(reason.className, `Could not process payload${reason.className}: ${reason.message}`);
  }
}
