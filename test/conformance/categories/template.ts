import {
  isRecord,
  notRun,
  type CategoryRunner,
  type ConformanceCase,
  type EntryPoints,
} from '../conformance-case';
import { equalJsonText, equalText, verdict, type Complaint } from '../expectations';

type Names = Record<string, string>;

/** Templates with a body, parameters and variables: what they print, or that they fail. */
export const runTemplate: CategoryRunner = ({ given, expect }, { vtl }) => {
  const render = renderer(vtl);
  if (typeof given['function'] === 'string') {
    const { output } = render(`${given['function']}($argument)`, {
      variables: { argument: given['argument'] },
    });
    return verdict(equalText('result', output, expect['result'], false));
  }
  const template = text(given['template'] ?? given['templateCore']);
  if (template === undefined) return notRun('no template');
  const input: Input = {
    body: text(given['inputBody'] ?? given['requestBody']) ?? '',
    header: isRecord(given['headers']) ? (given['headers'] as Names) : {},
    variables: isRecord(given['variables']) ? given['variables'] : {},
  };
  // Recorded as a response template: what the request template wrote to the overrides is there to read.
  const requestTemplate = text(given['requestTemplate']);
  const overrides = requestTemplate === undefined ? {} : pick(render(requestTemplate, input));
  try {
    const { output } = render(template, {
      ...input,
      ...(requestTemplate === undefined ? {} : { body: '', context: overrides }),
    });
    return 'error' in expect
      ? verdict(`no error, but ${JSON.stringify(output)}`)
      : verdict(...complaints(output, expect));
  } catch (error) {
    if ('error' in expect && error instanceof vtl.TemplateError) return verdict();
    throw error;
  }
};

function complaints(output: string, expect: ConformanceCase['expect']): Complaint[] {
  const found: Complaint[] = [];
  if ('rendered' in expect) {
    found.push(equalText('rendered', output, expect['rendered'], expect['normalizedWhitespace'] === true));
  }
  if ('renderedJson' in expect) found.push(equalJsonText('rendered', output, expect['renderedJson']));
  if (typeof expect['renderedJsonDocumented'] === 'string') {
    found.push(equalJsonText('rendered', output, JSON.parse(expect['renderedJsonDocumented'])));
  }
  return found.length === 0 ? ['the case says nothing of what is rendered'] : found;
}

interface Input {
  body?: string;
  header?: Names;
  variables?: Record<string, unknown>;
  context?: object;
}

const renderer =
  (vtl: EntryPoints['vtl']) =>
  (template: string, { body = '', header = {}, ...rest }: Input) =>
    vtl.renderTemplate(template, { body, params: { path: {}, querystring: {}, header }, ...rest });

const pick = ({ requestOverride, responseOverride }: ReturnType<ReturnType<typeof renderer>>) => ({
  requestOverride,
  responseOverride,
});

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
