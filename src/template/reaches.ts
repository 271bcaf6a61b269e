import { references } from './references';
import type { CloudFormationTemplate } from './template';

/**
 * Whether one resource waits for another, over however many others.
 *
 * @param goal the logical id of the other
 */
export function reaches(
  resources: CloudFormationTemplate['Resources'],
  goal: string,
): (from: string) => boolean {
  const known = new Map<string, boolean>([[goal, true]]);
  const answers = (id: string): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    known.set(id, false);
    const { Properties, DependsOn = [] } = resources[id] ?? { Properties: {} };
    const named = references(Properties).flatMap((reference) =>
      reference.kind === 'logicalId' ? [reference.name] : [],
    );
    const found = [...[DependsOn].flat(), ...named].some(answers);
    known.set(id, found);
    return found;
  };
  return answers;
}
