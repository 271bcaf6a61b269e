import type { TemplateFragment } from '../cloudformation/synthesize';
import type { CloudFormationTemplate } from '../cloudformation/template';
import { PrivateApiError } from '../errors';

/**
 * Adds the private API to the host's template: the only code that writes to it.
 *
 * @param overrides the service's own `resources.Resources`, which the host merges later: one with a logical id of
 *   ours changes that resource, unless it is of another type
 * @throws {PrivateApiError} LOGICAL_ID_TAKEN, before anything is written, if a name is there already
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
      .map((id) => `${section}.${id}`),
  );
  const otherTypes = Object.entries(fragment.Resources)
    .filter(([id, { Type }]) => (overrides[id]?.Type ?? Type) !== Type)
    .map(([id]) => `resources.Resources.${id}`);
  if (taken.length + otherTypes.length > 0) throw namesTaken([...taken, ...otherTypes]);

  Object.assign(template.Resources, fragment.Resources);
  template.Mappings = { ...template.Mappings, ...fragment.Mappings };
  template.Outputs = { ...template.Outputs, ...fragment.Outputs };
}

function namesTaken(taken: readonly string[]): PrivateApiError {
  return new PrivateApiError(
    'LOGICAL_ID_TAKEN',
    [
      `serverless-private-api: ${taken.join(', ')} stands in the template already, and this plugin needs the name.`,
      'Rename what takes it. To change a resource of the private API, write it under resources.extensions.',
    ].join('\n'),
  );
}
