import { parseArgs } from 'node:util';
import { renderExchange } from '../../src/commands/render/render-exchange';
import { renderCommand } from '../../src/commands/render/render-command';
import { parseRenderOptions } from '../../src/commands/render/render-options';
import { apiTemplate } from './api-template';
import { documentedRows, runPython, runTypeScript } from './documented-handlers';
import { ownEngine } from './engine';
import { respond } from './respond';
import { defaultResponse } from './settings';

const rows = documentedRows();
const pythonOutcomes = runPython(rows.map(({ python }) => python));

test('the page has a handler for every row', () => {
  expect(rows.map(({ title }) => title)).toEqual([
    'A value',
    'A status',
    'A status without a body',
    'A text',
    'No body',
    'A wrong status',
    'Wrong headers',
    'A stack trace',
    'An error with an empty message',
    'An error',
    'A time-out',
    'An error that is a response',
    'A mapped error',
    'Errors that show',
    'The proxy shape',
  ]);
});

describe.each(rows.map((row, index) => [row.title, row, index] as const))('%s', (_, row, index) => {
  test.each(['TypeScript', 'Python'])('%s', async (language) => {
    const outcome = language === 'Python' ? pythonOutcomes[index] : await runTypeScript(row.typescript);
    const response = await respond(
      ownEngine,
      { ...defaultResponse, ...row.settings },
      outcome ?? { payload: '' },
    );
    expect(response.status).toBe(row.status);
    // Python writes a space behind `,` and `:` where the body is the text that the function returned.
    expect(response.body.replace(/(?<=["\d}\]]): |(?<=["\d}\]]), /g, (space) => space.trim())).toMatch(
      pattern(row.body),
    );
  });

  test('private-api render', async () => {
    const [host, plugin, command, ...args] = row.command;
    expect([host, plugin, command]).toEqual(['serverless', 'private-api', 'render']);
    const options = Object.fromEntries(
      Object.keys(renderCommand.options).map((name) => [name, { type: 'string' as const }]),
    );
    const input = parseRenderOptions(parseArgs({ args, options }).values, () => '');
    const { response } = await renderExchange(apiTemplate(row.settings), input);
    expect(response?.status).toBe(row.status);
    expect(response?.body).toMatch(pattern(row.body));
  });
});

function pattern(body: string): RegExp {
  const source = body
    .replaceAll('⏎', '\n')
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 's');
}
