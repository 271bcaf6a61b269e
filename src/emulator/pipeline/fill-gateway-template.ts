import { contextValue } from '../mapping/map-parameters';

const variable = /\$(?:\{(context|stageVariables)\.([\w.-]+)\}|(context|stageVariables)\.(\w+(?:\.\w+)*))/g;

/**
 * Templates of gateway responses are not mapping templates: `$context.x` and `$stageVariables.x` are put in, and
 * everything else is text. What has no value is empty.
 */
export function fillGatewayTemplate(
  template: string,
  context: Readonly<Record<string, unknown>>,
  stageVariables: Readonly<Record<string, string>>,
): string {
  return template.replace(
    variable,
    (_, bracedRoot?: string, bracedName?: string, plainRoot?: string, plainName?: string) => {
      const path = (bracedName ?? plainName ?? '').split('.');
      const root = (bracedRoot ?? plainRoot) === 'context' ? context : stageVariables;
      return contextValue(root, path) ?? '';
    },
  );
}
