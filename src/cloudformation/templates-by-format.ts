import type { ResponseSettings, Template } from '../config/settings';

/**
 * A template for each media type that the format offers. API Gateway takes the first type of `Accept`; if no key is
 * equal to it, `application/json`, and if there is none, the only template.
 */
export function templatesByFormat(
  format: ResponseSettings['format'],
  json: () => Template,
  xml: (mediaType: string) => Template,
): Record<string, Template> {
  switch (format) {
    case 'json':
      return { 'application/json': json() };
    case 'xml':
      return { 'application/xml': xml('application/xml') };
    case 'negotiate':
      return {
        'application/json': json(),
        'application/xml': xml('application/xml'),
        'text/xml': xml('text/xml'),
      };
  }
}
