import type { TemplateFragment } from '../cloudformation/synthesize';
import type { CloudFormationTemplate } from '../template/template';
import type { Problem } from '../config/problem';
import { ConfigurationError } from '../config/problem';

/**
 * Adds the private API to the host's template: the only code that writes to it.
 *
 * @param overrides the service's own `resources.Resources`, which the host merges later: one with a logical id of
 *   ours changes that resource, unless it is of another type
 * @throws {ConfigurationError} LOGICAL_ID_TAKEN, before anything is written, if a name is there already
 */
export function merge(
  template: CloudFormationTemplate,
  fragment: TemplateFragment,
  overrides: Readonly<Record<string, { readonly Type?: string }>>,
): void {
  const sections = ['Resources', 'Mappings', 'Outputs'] as const;
  const taken = sections.flatMap((section) =>
    Object.keys(fragment[section])
      .filter((id) => template[section]?.[id] !== undefined)
      .map((id) => nameTaken(`${section}.${id}`, template.Resources[id]?.Type)),
  );
  const otherTypes = Object.entries(fragment.Resources)
    .filter(([id, { Type }]) => (overrides[id]?.Type ?? Type) !== Type)
    .map(([id]) => nameTaken(`resources.Resources.${id}`, overrides[id]?.Type));
  if (taken.length + otherTypes.length > 0) throw new ConfigurationError([...taken, ...otherTypes]);

  Object.assign(template.Resources, fragment.Resources);
  template.Mappings = { ...template.Mappings, ...fragment.Mappings };
  template.Outputs = { ...template.Outputs, ...fragment.Outputs };
}

function nameTaken(path: string, type: string | undefined): Problem {
  return {
    code: 'LOGICAL_ID_TAKEN',
    path,
    message: 'Something else in the template has this name already, and this plugin needs it.',
    given: type,
    fix: 'Rename it. To change a resource of the private API, write the change under resources.extensions.',
  };
}
