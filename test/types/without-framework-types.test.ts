import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoize } from 'lodash';
import ts from 'typescript';

const root = join(__dirname, '../..');

const service = (privateApi: string, event: string): string => `
import type { Service } from 'serverless-private-api';
export const service: Service = {
  service: 'orders',
  provider: { name: 'aws' },
  privateApi: ${privateApi},
  functions: { api: { handler: 'a.b', timeout: 5, events: [{ httpApi: '*' }, { privateApi: ${event} }] } },
};`;

const good = "{ vpcEndpointIds: ['vpce-0123456789abcdef0'] }";
const sources = new Map(
  Object.entries({
    good: service(good, "'*'"),
    misspeltSetting: service("{ vpcEndpointId: ['vpce-0123456789abcdef0'] }", "'*'"),
    misspeltEvent: service(good, "{ method: 'GET', path: '/a', asink: true }"),
  }).map(([name, text]) => [join(root, `${name}.ts`), text]),
);

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
  config: unknown;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const host = ts.createCompilerHost(options);
const fileExists = host.fileExists.bind(host);
const readSource = host.getSourceFile.bind(host);
host.getSourceFile = memoize((name: string, version: ts.ScriptTarget) => {
  const text = sources.get(name);
  return text === undefined ? readSource(name, version) : ts.createSourceFile(name, text, version);
});

/** What the compiler says of each service file, with or without the framework's types installed. */
function errors(isInstalled: boolean): string[][] {
  host.fileExists = (name) =>
    sources.has(name) || ((isInstalled || !name.includes('@serverless/typescript')) && fileExists(name));
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].map((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  );
}

it.each([true, false])('our own keys are checked (framework types: %s)', (isInstalled) => {
  const [ofGood, ofSetting, ofEvent] = errors(isInstalled);
  expect(ofGood).toEqual([]);
  expect(ofSetting?.join()).toContain("'vpcEndpointId' does not exist in type");
  expect(ofEvent).not.toEqual([]);
});

it('the README says to install the types', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(
    /npm install .*serverless-private-api.*@serverless\/typescript/,
  );
});
