import { deepStrictEqual } from 'node:assert/strict';
import { canonicalHeaders } from './canonical-headers';
import type { Engine } from './engine';
import { expectedResponse } from './expected-response';
import { parseXml, type XmlElement } from './parse-xml';
import { respond } from './respond';
import { defaultResponse } from './settings';

/** Renders a result as XML, which must be well-formed and say what the result says. Throws what differs. */
export async function checkXml(engine: Engine, result: unknown): Promise<void> {
  const payload = JSON.stringify(result);
  const settings = { ...defaultResponse, format: 'xml' } as const;
  const expected = expectedResponse({ payload }, settings);
  const response = await respond(engine, settings, { payload });
  deepStrictEqual(response.status, expected.status);
  if ('text' in expected.body) {
    deepStrictEqual(canonicalHeaders(response.headers), canonicalHeaders(expected.headers));
    deepStrictEqual(response.body, expected.body.text);
    return;
  }
  const ownType = Object.keys(expected.headers).some((name) => name.toLowerCase() === 'content-type');
  deepStrictEqual(
    canonicalHeaders(response.headers),
    canonicalHeaders({ ...expected.headers, ...(!ownType && { 'Content-Type': 'application/xml' }) }),
  );
  deepStrictEqual(
    withNumbersOf(parseXml(response.body), expected.body.json),
    elementOf('response', expected.body.json),
  );
}

/** Java writes some numbers in other digits (4.9E-324 for 5e-324): what equals the value as a number is its text. */
function withNumbersOf(element: XmlElement, value: unknown): XmlElement {
  const [first] = element.children;
  if (typeof value === 'number' && typeof first === 'string' && Number(first) === value) {
    return { ...element, children: [JSON.stringify(value)] };
  }
  if (typeof value !== 'object' || value === null) return element;
  const members = Object.values(value) as unknown[];
  const child = (found: XmlElement | string, index: number) =>
    typeof found === 'string' ? found : withNumbersOf(found, members[index]);
  return { ...element, children: element.children.map(child) };
}

/** A JSON value as docs/xml.md writes it. */
function elementOf(name: string, value: unknown): XmlElement {
  if (Array.isArray(value)) return { name, children: value.map((item) => elementOf('item', item)) };
  if (typeof value === 'object' && value !== null) {
    return { name, children: Object.entries(value).map(([key, member]) => elementOf(nameOf(key), member)) };
  }
  if (value === null || value === '') return { name, children: [] };
  return { name, children: [typeof value === 'string' ? textOf(value) : JSON.stringify(value)] };
}

const nameCharacter = '-.0-9A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff';

function nameOf(key: string): string {
  const name = key.replace(new RegExp(`[^${nameCharacter}]+`, 'gu'), '_');
  return /^(?![A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\xff])|^xml/i.test(name) ? `_${name}` : name;
}

/** XML 1.0 has no way to write some characters. */
function textOf(value: string): string {
  // eslint-disable-next-line no-control-regex -- the control characters are what XML cannot hold
  return value.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}
