import fc from 'fast-check';
import {
  parseTemplate,
  renderTemplate,
  TemplateError,
  type RenderOptions,
  type TemplateInput,
} from '../../src/vtl';
import { readCases } from '../support/read-cases';

interface RenderCase {
  name: string;
  template: string;
  input?: Partial<TemplateInput>;
  output: string;
}

const render = (template: string, input: Partial<TemplateInput> = {}, options?: RenderOptions) =>
  renderTemplate(template, { body: '', ...input }, options);

describe.each(['input', 'params', 'method', 'util', 'context'])(
  '%s, as the Java libraries give it',
  (group) => {
    test.each(readCases<RenderCase>(`vtl/${group}`))('$name', ({ template, input, output }) => {
      expect(render(template, input).output).toBe(output);
    });
  },
);

describe('what a template cannot get is an error at its place', () => {
  test.each([
    ['a payload that is cut off', "$input.path('$.a')", '{"a":1', 'Could not process payload'],
    ['the same as JSON text', "$input.json('$')", '[1,', 'Could not process payload'],
    ['a path that no version reads', "$input.path('$.a[')", '{}', '$.a['],
    ['an index into an object', "$input.path('$.a[0]')", '{"a":{}}', 'index'],
    ['an empty path', "$input.path('')", '{}', 'empty'],
    ['parseJson of what is no JSON', "$util.parseJson('not json')", '', 'Unexpected token not json'],
    [
      'parseJson of JSON that is cut off',
      "$util.parseJson('{a')",
      '',
      'Unexpected End Of File position 1: null',
    ],
    ['urlDecode of a cut escape', "$util.urlDecode('%4')", '', 'Incomplete trailing escape'],
    ['urlDecode of a bad escape', "$util.urlDecode('%zz')", '', 'Illegal hex characters'],
    ['base64Decode of other characters', "$util.base64Decode('a b c')", '', 'Illegal base64 character 20'],
    ['base64Decode of a cut text', "$util.base64Decode('YWJjY')", '', 'not have enough valid bits'],
    ['base64Decode of wrong padding', "$util.base64Decode('YQ=')", '', 'wrong 4-byte ending unit'],
  ])('%s', (_, template, body, message) => {
    const attempt = () => renderTemplate(parseTemplate(`a\n ${template}`, 'GET /pets'), { body });
    expect(attempt).toThrow(TemplateError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'TEMPLATE_RENDER', line: 2 }) as Error);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow('GET /pets');
  });

  test('a template that does not parse', () => {
    expect(() => parseTemplate('#if(', 'x')).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_SYNTAX', line: 1 }) as Error,
    );
  });
});

describe('bounds', () => {
  const limit = expect.objectContaining({ code: 'TEMPLATE_LIMIT' }) as Error;
  const doubled = (times: number) =>
    `#set($l = [1])#foreach($i in [1..${String(times)}])#set($l = [$l, $l])#end`;

  test.each([
    [
      'a map that holds itself as an override',
      '#set($context.responseOverride.header.h = $context.responseOverride)',
    ],
    [
      'a list that is large only as a tree, as an override',
      `${doubled(60)}#set($context.responseOverride.header.h = $l)`,
    ],
    ['the same for a function of the test', `${doubled(60)}$f.f($l)`],
    ['a path that fans out', `$input.json('$${'..*'.repeat(10)}')`],
  ])('%s', (_, template) => {
    const body = '{"a":[1,{"b":'.repeat(60) + '2' + '}]}'.repeat(60);
    expect(() => render(template, { body, variables: { f: { f: () => '' } } })).toThrow(limit);
  });

  test.each([
    ['as JSON', "#set($b = $input.path('$'))#set($b.b = $b)$input.json('$')"],
    ['scanned', "#set($b = $input.path('$'))#set($b.b = $b)$input.path('$..c')"],
    ['scanned through lists', "#set($l = $input.path('$.a'))#set($ok = $l.add($l))$input.path('$..c')"],
    ['scanned by a filter', "#set($b = $input.path('$'))#set($b.b = [$b])$input.path('$..[?(@.c)]')"],
  ])('a payload that holds itself, %s', (_, template) => {
    expect(() => render(template, { body: '{"a":[1]}' })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_RENDER' }) as Error,
    );
  });

  test('a context that holds itself, a value that is no data', () => {
    const context: Record<string, unknown> = {};
    context['own'] = context;
    const render1 = expect.objectContaining({ code: 'TEMPLATE_RENDER' }) as Error;
    expect(() => render('', { context })).toThrow(render1);
    expect(() => render('', { context: { f: () => '' } })).toThrow(render1);
  });
});

describe('variables', () => {
  test('are references of their own, and win over the others', () => {
    const variables = { name: 'x', input: { path: 'own' }, list: [1, { a: 'b' }], nothing: null };
    expect(render('$name $input.path $list $list[1].a [$nothing]', { variables }).output).toBe(
      'x own [1,{"a":"b"}] b []',
    );
  });

  test('may have functions, which get and give JavaScript values', () => {
    const toJson = (value: unknown) => JSON.stringify(value);
    const variables = {
      util: {
        toJson,
        defaultIfNull: (value: unknown, other: unknown) => (value === '' ? other : value),
        qr: () => undefined,
      },
      ctx: { args: { id: '1', tags: ['a'], n: 1.5 } },
    };
    expect(
      render('$util.toJson($ctx.args)|$util.defaultIfNull($ctx.gone, "-")|$!util.qr(1)|[$util]', {
        variables,
      }).output,
    ).toBe('{"id":"1","tags":["a"],"n":1.5}|-||[]');
  });

  test('reach nothing of JavaScript', () => {
    const variables = { util: { f: () => 'x' }, map: { a: 1 } };
    const names = ['constructor', 'prototype', 'toLocaleString', 'className', 'table', 'class'];
    const template = names
      .flatMap((name) => [`$util.${name}`, `$map.${name}`, `$input.${name}`, `$name.${name}`])
      .concat(names.map((name) => `$map['${name}']$map.get('__proto__')`))
      .join('');
    expect(render(template, { variables: { ...variables, name: 'text' } }).output).toBe('');
  });
});

test('what is passed in is not changed', () => {
  const input = {
    body: '{"a":{"b":1}}',
    params: { header: { h: '1' } },
    context: { identity: { user: 'u' }, responseOverride: { header: { x: '1' } } },
    stageVariables: { v: '1' },
    variables: { map: { k: 'v' }, list: [1] },
  };
  const before = JSON.stringify(input);
  const template = `#set($input.params().header.h = 2)#set($context.identity.user = 'x')#set($context.responseOverride.header.x = 2)
    #set($context.more = 1)#set($stageVariables.v = 2)#set($map.k = 2)#set($ok = $list.add(2))$map $list`;
  expect(renderTemplate(template, input).output).toContain('{k=2} [1,2]');
  expect(JSON.stringify(input)).toBe(before);
});

test('a parsed template has no state: a render within a render, then again', () => {
  const template = parseTemplate("#set($x = $input.path('$.a'))$x ($again.render()) $x");
  const inner = () =>
    renderTemplate(template, { body: '{"a":2}', variables: { again: { render: () => '-' } } }).output;
  const outer = () =>
    renderTemplate(template, { body: '{"a":1}', variables: { again: { render: inner } } }).output;
  expect([outer(), outer()]).toEqual(['1 (2 (-) 2) 1', '1 (2 (-) 2) 1']);
});

describe('warnings', () => {
  const warningsOf = (template: string, input: Partial<TemplateInput> = {}) => {
    const warnings: string[] = [];
    render(template, input, { onWarning: (warning) => warnings.push(warning) });
    return warnings;
  };

  test('a path that versions of Jayway read differently, once', () => {
    const loop = "#foreach($i in [1..3])$input.path('$.l.length()')#end";
    expect(warningsOf(loop, { body: '{"l":[1]}' })).toEqual([expect.stringContaining('$.l.length()')]);
  });

  test('an override that is set twice', () => {
    expect(
      warningsOf('#set($context.responseOverride.status = 200)#set($context.responseOverride.status = 404)'),
    ).toEqual([expect.stringContaining('$context.responseOverride.status is overridden twice')]);
  });

  test('a part of the method request that was not observed', () => {
    expect(warningsOf('$method.request.body$method.request.multivalueheader.H$method.request.path')).toEqual([
      expect.stringContaining('$method.request.body'),
      expect.stringContaining('$method.request.multivalueheader'),
    ]);
  });

  test('none for what an earlier template has set', () => {
    const context = { responseOverride: { status: 404, header: { a: '1' } } };
    const template =
      '#set($context.responseOverride.status = 200)#set($context.responseOverride.header.a = "2")';
    expect(warningsOf(template, { context })).toEqual([]);
  });
});

describe('for any value', () => {
  const strings = fc.string({ unit: 'binary' });

  test('$input.json gives the JSON value back', () => {
    const roots = fc.oneof(fc.dictionary(strings, fc.jsonValue()), fc.array(fc.jsonValue()), strings);
    const template = parseTemplate("$input.json('$')");
    fc.assert(
      fc.property(roots, (value) => {
        const body = JSON.stringify(value);
        expect(JSON.parse(renderTemplate(template, { body }).output)).toEqual(JSON.parse(body));
      }),
      { numRuns: 200 },
    );
  });

  test('the documented idiom makes valid JSON of any text', () => {
    const template = parseTemplate(`"$util.escapeJavaScript($input.params('q')).replaceAll("\\\\'","'")"`);
    fc.assert(
      fc.property(
        fc.oneof(strings, fc.string({ unit: fc.constantFrom('\\', "'", '"', '/', '$', '\n') })),
        (q) => {
          const { output } = renderTemplate(template, { body: '', params: { querystring: { q } } });
          expect(JSON.parse(output)).toBe(q);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('encodings come back', () => {
    const template = parseTemplate(
      '#set($b = $util.base64Decode($util.base64Encode($s)))#set($u = $util.urlDecode($util.urlEncode($s)))$same.check($b, $u)',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (s) => {
        const check = (base64: unknown, url: unknown) => base64 === s && url === s;
        expect(renderTemplate(template, { body: '', variables: { s, same: { check } } }).output).toBe('true');
      }),
    );
  });
});
