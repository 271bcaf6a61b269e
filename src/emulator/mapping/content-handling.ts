import type { ContentHandling } from '../gateway-api';
import { isBinaryMediaType } from './media-types';

/** Text, or bytes that API Gateway does not look into. */
export type Payload = string | Buffer;

/** Payload conversions: docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html */
export function convertRequest(
  body: Buffer,
  contentType: string,
  contentHandling: ContentHandling | undefined,
  binaryMediaTypes: readonly string[],
): Payload | undefined {
  if (isBinaryMediaType(binaryMediaTypes, contentType)) {
    return contentHandling === 'CONVERT_TO_TEXT' ? body.toString('base64') : body;
  }
  return contentHandling === 'CONVERT_TO_BINARY' ? decodeBase64(body.toString()) : body.toString();
}

export interface ResponseConversion {
  readonly contentType: string;
  /** First media type of the client's `Accept`. */
  readonly accept: string;
  readonly contentHandling: ContentHandling | undefined;
  readonly binaryMediaTypes: readonly string[];
}

/** `undefined` when text that should be Base64 is not. */
export function convertResponse(
  body: Buffer,
  { contentType, accept, contentHandling, binaryMediaTypes }: ResponseConversion,
): Payload | undefined {
  const binary = isBinaryMediaType(binaryMediaTypes, contentType);
  const toText =
    contentHandling === undefined
      ? !isBinaryMediaType(binaryMediaTypes, accept)
      : contentHandling === 'CONVERT_TO_TEXT';
  if (binary) return toText ? body.toString('base64') : body;
  return toText ? body.toString() : decodeBase64(unquoted(body.toString()));
}

/** A function that returns Base64 returns a JSON text, and people have long served images that way. */
function unquoted(text: string): string {
  return /^"([^"]*)"$/.exec(text)?.[1] ?? text;
}

/** Strict, as Java's basic decoder: no line breaks, no other characters; the padding may be missing. */
export function decodeBase64(text: string): Buffer | undefined {
  const match = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text);
  const [, digits = '', padding = ''] = match ?? [];
  if (match === null || digits.length % 4 === 1) return undefined;
  if (padding !== '' && (digits.length + padding.length) % 4 !== 0) return undefined;
  return Buffer.from(digits, 'base64');
}
