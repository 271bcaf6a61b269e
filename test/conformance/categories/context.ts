import { notRun, type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, text } from './given';

/** What `$context` holds: a request template of a Lambda integration shows it. */
export const runContext: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const template = text(given['template']);
  const target = text(given['path']);
  if (template === undefined || target === undefined) return notRun('no template or no path');
  const [, stage = '', path = '/'] = /^\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  const httpMethod = text(given['method']) ?? 'GET';
  const { events } = await exchange(
    entryPoints,
    {
      methods: [{ path, httpMethod, type: 'AWS', requestTemplates: { 'application/json': template } }],
      stage,
    },
    { method: httpMethod, target, headers: headersOf(given) },
  );
  return verdict(equal('event', events[0]?.event, expect['renderedJson']));
};
