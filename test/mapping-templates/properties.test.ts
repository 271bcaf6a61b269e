import * as fc from 'fast-check';
import { outcome, result } from './arbitrary-outcome';
import { request } from './arbitrary-request';
import { checkEvent } from './check-event';
import { checkResponse } from './check-response';
import { checkXml } from './check-xml';
import { ownEngine } from './engine';
import { defaultRequest, defaultResponse } from './settings';

test('any result and any error obeys the table', async () => {
  await fc.assert(
    fc.asyncProperty(
      outcome,
      fc.constantFrom('dictionary', 'proxy'),
      fc.boolean(),
      (given, shape, exposeErrors) =>
        checkResponse(ownEngine, { ...defaultResponse, result: shape, exposeErrors }, given),
    ),
    { numRuns: 200 },
  );
});

test('any result is XML', async () => {
  await fc.assert(
    fc.asyncProperty(result, (value) => checkXml(ownEngine, value)),
    { numRuns: 150 },
  );
});

test('any request is an event that says what was sent', async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.constantFrom('proxy', 'lambda', 'passthrough'), (sent, event) =>
      checkEvent(ownEngine, { ...defaultRequest, event }, sent),
    ),
    { numRuns: 200 },
  );
});
