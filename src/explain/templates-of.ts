import { groupBy } from 'lodash';
import { isMarked } from '../template/marks';
import { asTextMap } from '../template/properties';
import type { Method } from '../template/rest-api';
import type { MappingTemplates } from './explanation';

/** Says which of the templates that the caller knows a text is. */
export type NameOfTemplate = (text: string) => string | undefined;

/** The mapping templates of a route, by where they run; undefined where it has none. */
export function templatesOf(method: Method, nameOf: NameOfTemplate): MappingTemplates | undefined {
  const rows = [
    ...rowsOf('request', method.integration?.['RequestTemplates'], nameOf),
    ...method.integrationResponses.flatMap(({ status, properties }) =>
      rowsOf(status ?? '?', properties['ResponseTemplates'], nameOf),
    ),
  ];
  return rows.length === 0 ? undefined : { rows };
}

function rowsOf(where: string, templates: unknown, nameOf: NameOfTemplate): MappingTemplates['rows'] {
  const described = Object.entries(asTextMap(templates)).map(([mediaType, text]) => ({
    mediaType,
    template:
      nameOf(text) ??
      (isMarked(text) ? 'in part known only at deployment' : `a text of ${text.length} characters`),
  }));
  return Object.entries(groupBy(described, 'template')).map(([template, alike]) => ({
    where,
    mediaTypes: alike.map(({ mediaType }) => mediaType),
    template,
  }));
}
