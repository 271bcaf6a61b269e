/** An element, and what it holds: elements, or one text. */
export interface XmlElement {
  name: string;
  children: (XmlElement | string)[];
}

/**
 * A strict reader of the part of XML 1.0 that the templates write: elements, text and references, nothing before the
 * root. Anything else is an error, where a lenient parser would guess.
 * Source: https://www.w3.org/TR/xml/
 */
export function parseXml(source: string): XmlElement {
  let position = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(source);
    if (found === null) return undefined;
    position = pattern.lastIndex;
    return found[1] ?? '';
  };
  const fail = (message: string): never => {
    throw new Error(`XML, at ${String(position)}: ${message}: ${source.slice(position, position + 60)}`);
  };
  const element = (): XmlElement => {
    const name = take(
      /<([A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\xff][-.0-9A-Z_a-z\xb7\xc0-\xd6\xd8-\xf6\xf8-\xff]*)>/uy,
    );
    if (name === undefined) return fail('an element is missing');
    if (/^xml/i.test(name)) return fail('a reserved name');
    const children: XmlElement['children'] = [];
    for (;;) {
      if (take(new RegExp(`</${name.replaceAll('.', '\\.')}>`, 'uy')) !== undefined)
        return { name, children };
      const text = take(/([^<]+)/uy);
      if (text !== undefined) children.push(resolve(text, fail));
      else children.push(element());
    }
  };
  const root = element();
  if (position !== source.length) fail('something follows the root');
  return root;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolve(text: string, fail: (message: string) => never): string {
  if (text.includes(']]>')) fail(']]> in text');
  if (!isXmlText(text)) fail('a character that XML does not have');
  // A parser reads every line break as a line feed: https://www.w3.org/TR/xml/#sec-line-ends
  return text.replace(/\r\n?/g, '\n').replace(/&([^;&]*);?/g, (reference, name: string) => {
    const number = /^#x([0-9A-Fa-f]+)$/.exec(name)?.[1];
    const char = number === undefined ? entities[name] : String.fromCodePoint(parseInt(number, 16));
    if (char === undefined || !reference.endsWith(';') || !isXmlText(char))
      return fail(`a bad reference ${reference}`);
    return char;
  });
}

/** https://www.w3.org/TR/xml/#charsets */
function isXmlText(text: string): boolean {
  return /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}
