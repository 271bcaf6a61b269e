import { isNil, isPlainObject } from 'lodash';
import { normalize } from '../config/normalize';
import { warnOfHabits } from './habits';
import type { Host, HostUtilities } from './host';
import { readService } from './read-service';

/**
 * Reports mistakes before the host does, in our words. The host resolves some variables only later (`${param:…}`,
 * `${ssm:…}`), and what is missing or wrong may depend on any of them: where one is left, or where functions are not
 * of the shape that only the host can judge, nothing is said until the host packages.
 *
 * @throws {ConfigurationError}
 */
export function checkEarly(host: Host, utilities: HostUtilities): void {
  const [command, ours] = host.processedInput.commands;
  if (command !== 'package' && command !== 'deploy' && ours === undefined) return;
  const events = allEvents(host.service.functions);
  if (events === undefined) return;
  const stage = host.getProvider('aws').getStage();
  if (holdsVariable([host.configurationInput['privateApi'], events, stage])) return;
  try {
    normalize(readService(host));
  } catch (error) {
    warnOfHabits(host, utilities);
    throw error;
  }
}

/** The events of all functions; nothing where a part of the functions is not of the right shape. */
function allEvents(functions: unknown): unknown[] | undefined {
  const maps = present([functions].flat());
  const definitions = present(maps.flatMap((map): unknown[] => Object.values(map as object)));
  const events = definitions.map((definition): unknown => (definition as { events?: unknown }).events ?? []);
  return [...maps, ...definitions].every(isPlainObject) && events.every(Array.isArray) ? events : undefined;
}

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => !isNil(value));
}

/** `${source:address}`; `${AWS::Region}` is CloudFormation's, and stays. */
function holdsVariable(value: unknown): boolean {
  return /\$\{\s*[\w-]+(\([^)]*\))?:(?!:)/.test(JSON.stringify(value));
}
