import { sourceValue, type ParameterValues } from '../mapping/map-parameters';
import { parseSource } from '../mapping/parameter-mapping';

const parameter = 'method\\.request\\.(?:path|querystring|header)';
const variable = new RegExp(
  `\\$(?:\\{((?:context|stageVariables|${parameter})\\.[\\w.-]+)\\}|(context(?:\\.\\w+)+|stageVariables\\.\\w+|${parameter}\\.[\\w-]+))`,
  'g',
);

/**
 * Templates of gateway responses are not mapping templates: `$context.x`, `$stageVariables.x` and
 * `$method.request.header.x` (or `path`, `querystring`) are put in, and everything else is text. What has no value is
 * empty.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function fillGatewayTemplate(template: string, values: ParameterValues): string {
  return template.replace(variable, (_, braced?: string, plain?: string) => {
    const source = parseSource(braced ?? plain ?? '');
    return source === undefined ? '' : String(sourceValue(source, values) ?? '');
  });
}
