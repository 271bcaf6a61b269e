import { setTimeout as wait, setImmediate as turn } from 'node:timers/promises';
import { createTerminal } from '../../../src/commands/offline/terminal';

function recorded() {
  const said: string[] = [];
  const terminal = createTerminal({
    notice: (message) => said.push(`notice ${message}`),
    warning: (message) => said.push(`warning ${message}`),
    error: (message) => said.push(`error ${message}`),
    write: (text) => said.push(text),
  });
  return { said, terminal };
}

test('a line appears at once, those that follow closely together', async () => {
  const { said, terminal } = recorded();
  terminal.request('GET /a');
  terminal.output('orders', 'text');
  await turn();
  expect(said).toEqual(['GET /a\norders: text\n']);
  terminal.request('GET /b');
  await turn();
  terminal.request('GET /c');
  expect(said).toHaveLength(1);
  await wait(50);
  expect(said.slice(1)).toEqual(['GET /b\nGET /c\n']);
  terminal.request('GET /d');
  await turn();
  expect(said.slice(2)).toEqual(['GET /d\n']);
});

test('everything appears in the order in which it was said', async () => {
  const { said, terminal } = recorded();
  terminal.request('GET /a');
  terminal.warning('careful');
  terminal.request('GET /b');
  terminal.error('broken');
  terminal.request('GET /c');
  terminal.flush();
  await wait(30);
  expect(said).toEqual(['GET /a\n', 'warning careful', 'GET /b\n', 'error broken', 'GET /c\n']);
});
