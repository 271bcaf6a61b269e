import { templateFiles, withChangedFile } from '../../../src/commands/offline/template-files';
import { createEmulator } from '../../../src/emulator';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

const texts: Record<string, string> = {
  'event.vtl': '\uFEFF{"old": true}',
  'twin.vtl': '{"same": true}',
  'other-twin.vtl': '{"same": true}',
};
const service = {
  ...aService({
    privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], stage: 'dev' },
    functions: {
      api: {
        events: ['event.vtl', 'twin.vtl', 'other-twin.vtl'].map((file, index) => ({
          privateApi: {
            method: 'POST',
            path: `/${index}`,
            request: { templates: { 'application/json': { file } } },
          },
        })),
      },
    },
  }),
  readFile: (path: string) => texts[path] ?? '',
};
const { template } = synthesizedTemplate(service);

it('a changed file is in the template that the gateway takes, and nothing else changes', async () => {
  const files = templateFiles(service, '/service');
  expect([...files.keys()]).toEqual(['/service/event.vtl', '/service/twin.vtl', '/service/other-twin.vtl']);
  const changed = withChangedFile(template, files, '/service/event.vtl', '\uFEFF{"new": true}');
  const events: unknown[] = [];
  const emulator = createEmulator(changed ?? template, {
    invoke: (_target, event) => {
      events.push(event);
      return Promise.resolve({ payload: '{}' });
    },
  });
  for (const path of ['/dev/0', '/dev/1']) {
    await emulator.handle({
      method: 'POST',
      path,
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
  }
  expect(events).toEqual([{ new: true }, { same: true }]);
  // The next change starts from this one.
  const again = withChangedFile(changed ?? template, files, '/service/event.vtl', '{"newer": 1}');
  expect(JSON.stringify(again)).toContain('newer');
});

it('a file that did not change, does not parse, or had a twin changes nothing', () => {
  const files = templateFiles(service, '/service');
  expect(withChangedFile(template, files, '/service/event.vtl', '{"old": true}')).toBe(template);
  expect(() => withChangedFile(template, files, '/service/event.vtl', '#if(')).toThrow(/event\.vtl/);
  expect(files.get('/service/event.vtl')).toBe('{"old": true}');
  expect(withChangedFile(template, files, '/service/twin.vtl', '{}')).toBeUndefined();
});
