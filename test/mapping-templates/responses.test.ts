import { ownEngine } from './engine';
import { checkResponseCase, responseCases } from './response-cases';

describe.each(['results', 'errors', 'xml'])('%s', (file) => {
  it.each(responseCases(file).map((given) => [given.name, given] as const))('%s', async (_, given) => {
    await checkResponseCase(ownEngine, given);
  });
});
