import type { RenderedExchange, RenderedResponse } from './render-exchange';

/** The text that `private-api render` prints, with `json` for a machine. */
export function printRendering(rendered: RenderedExchange, json: boolean): string {
  if (json)
    return JSON.stringify(
      {
        ...rendered,
        ...(rendered.event && { event: parsedEvent(rendered) }),
        ...(rendered.service && { service: { ...rendered.service, body: rendered.service.body.toString() } }),
      },
      null,
      2,
    );
  const { route, response, refused, warnings } = rendered;
  return [
    ...(route === undefined ? [] : [`Route: ${route}`]),
    ...(response ? responseLines(response) : [...eventLines(rendered), ...callLines(rendered)]),
    ...(refused ? [`${String(refused.status)} by API Gateway itself (${refused.type}): ${refused.log}`] : []),
    ...warnings.map((warning) => `Warning: ${warning}`),
  ].join('\n');
}

function eventLines(rendered: RenderedExchange): string[] {
  if (rendered.event === undefined) return [];
  const { template } = rendered.event;
  return [
    template === undefined ? 'Event (the body passes through):' : `Event (template for ${template}):`,
    JSON.stringify(parsedEvent(rendered), null, 2),
  ];
}

function callLines({ service }: RenderedExchange): string[] {
  if (service === undefined) return [];
  const { action, path, method, headers, body, template } = service;
  const target = [service.service, ...(action === undefined ? [] : [action])].join(', ');
  return [
    `Call of ${target} (${template === undefined ? 'the body passes through' : `template for ${template}`}):`,
    [method, ...(path === undefined ? [] : [path])].join(' '),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body.toString(),
  ];
}

/** Text that is no JSON would be refused by Lambda: it is shown as the text. */
function parsedEvent({ event }: RenderedExchange): unknown {
  const text = event?.text ?? '';
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function responseLines(response: RenderedResponse): string[] {
  const { status, headers, body, selectionPattern, integrationResponse, override } = response;
  return [
    `Integration response: ${integrationResponse}, ${selectionPattern === null ? 'for results' : `chosen by ${selectionPattern}`}`,
    `Overrides: ${JSON.stringify(override ?? {})}`,
    '',
    String(status),
    ...Object.entries(headers).flatMap(([name, values]) =>
      [values].flat().map((value) => `${name}: ${value}`),
    ),
    '',
    body,
  ];
}
