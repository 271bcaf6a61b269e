import { isUtf8 } from 'node:buffer';
import { omitBy } from 'lodash';
import type { EmulatorRequest, EmulatorResponse } from '../emulator';
import type { Case } from './case';
import { maskBody, maskHeaders, maskPath } from './mask';
import { headerOf, recordExpectation } from './record-expectation';

/** Of the connection or of the client, not of the request. */
const ofTheClient =
  /^(host|connection|keep-alive|content-length|transfer-encoding|expect|user-agent|accept-encoding|postman-token)$/i;

/** Makes a case of each exchange, under a name that no other has. */
export function caseRecorder(taken: Iterable<string> = []) {
  const names = new Set(taken);
  const nameOf = (text: string): string => {
    let name = text;
    for (let count = 2; names.has(name); count += 1) name = `${text} (${count})`;
    names.add(name);
    return name;
  };
  return (request: EmulatorRequest, response: EmulatorResponse): Case | undefined => {
    const { method, headers = {}, source } = request;
    const body = Buffer.from(request.body ?? '');
    // A file of cases holds texts.
    if (!isUtf8(body) || !isUtf8(response.body)) return undefined;
    const path = maskPath(/^\/[^/?]*(.*)$/.exec(request.path)?.[1] ?? '');
    const kept = maskHeaders(omitBy(headers, (_, name) => ofTheClient.test(name)));
    const sourceIp = source?.vpcSourceIp ?? source?.sourceIp;
    const endpoint = source === undefined ? undefined : (source.vpcEndpointId ?? 'none');
    const withSlash = path.startsWith('/') ? path : `/${path}`;
    return {
      name: nameOf(`${method} ${withSlash}`),
      request: {
        method,
        path: withSlash,
        ...(Object.keys(kept).length > 0 && { headers: kept }),
        ...(body.length > 0 && { body: maskBody(body.toString(), headerOf(kept, 'content-type')) }),
        ...(endpoint !== undefined && { vpcEndpointId: endpoint }),
        ...(sourceIp !== undefined && { sourceIp }),
      },
      expect: recordExpectation({ ...response, body: response.body.toString() }),
    };
  };
}
