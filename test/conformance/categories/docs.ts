import { type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { equalHeader, headersOf, methodOf, texts } from './given';
import { header } from '../gateway';
import { runTemplate } from './template';

/** Examples of the documentation. */
export const runDocs: CategoryRunner = async (item, entryPoints) => {
  const { given, expect } = item;
  if (!('integrationHeaders' in expect)) return runTemplate(item, entryPoints);
  const { calls } = await exchange(
    entryPoints,
    { methods: [{ ...methodOf({ ...given, requestTemplate: given['template'] }), type: 'HTTP' }] },
    { headers: headersOf(given) },
  );
  const [call] = calls;
  if (call === undefined) return verdict('the integration was not called');
  return verdict(
    ...Object.entries(texts(expect['integrationHeaders'])).map(([name, value]) =>
      equalHeader(name, header(call.headers, name), value),
    ),
  );
};
