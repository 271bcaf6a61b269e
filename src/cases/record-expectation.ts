import { pickBy } from 'lodash';
import type { CaseResponse, Expectation, Headers } from './case';
import { maskBody, maskHeaders } from './mask';

/** Differ each time, or follow from the rest. */
const changing =
  /^(date|content-length|connection|keep-alive|transfer-encoding|via|age|x-amzn-requestid|x-amz-apigw-id|x-amzn-trace-id|x-amz-cf-.*)$/i;

/** The expectation that a response meets: what differs each time and what is secret stands as `***`. */
export function recordExpectation({ status, headers, body }: CaseResponse): Expectation {
  const requestId = headerOf(headers, 'x-amzn-requestid');
  const ids = [requestId, headerOf(headers, 'x-amz-apigw-id')].filter((id) => id !== '');
  return {
    status,
    headers: maskHeaders(pickBy(headers, (_, name) => !changing.test(name))),
    body: maskBody(body, headerOf(headers, 'content-type'), ids),
  };
}

export function headerOf(headers: Headers, name: string): string {
  const [, value = ''] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return [value].flat().at(-1) ?? '';
}
