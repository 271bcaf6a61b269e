import type { Problem } from './problem';

/** Something of the configuration, and the logical id that it gets in the template. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
  /** Where it stands in the configuration. */
  readonly configPath: string;
}

/** Source: AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const longest = 255;

/**
 * Logical ids that CloudFormation would not take, and things that would be one resource or output: the framework's
 * rules drop what an id cannot hold.
 *
 * @param kind what they are, in the plural: `paths`
 * @param fix how to tell two of them apart
 */
export function logicalIdProblems(kind: string, ids: readonly NamedId[], fix: string): Problem[] {
  const owners = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const { id, name, configPath } of ids) {
    const owner = owners.get(id) ?? name;
    owners.set(id, owner);
    if (problems.has(name)) continue;
    if (owner !== name) {
      problems.set(name, {
        code: 'LOGICAL_ID_COLLISION',
        path: configPath,
        message: `The ${kind} ${owner} and ${name} would both be ${id}: a logical id has letters and digits only, and drops their case.`,
        given: name,
        fix,
      });
    } else if (id.length > longest) {
      problems.set(name, {
        code: 'LOGICAL_ID_LENGTH',
        path: configPath,
        message: `The logical id would have ${String(id.length)} characters; CloudFormation takes ${String(longest)}: ${id}.`,
        given: name,
        fix: 'Shorten it, or gather what stands below a path under {proxy+}.',
      });
    }
  }
  return [...problems.values()];
}
