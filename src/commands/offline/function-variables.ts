import { knownText } from '../../template/known-text';

export interface VariableSources {
  /** `Environment.Variables` of the template, with intrinsics resolved. */
  readonly template: Readonly<Record<string, unknown>>;
  /** What was given on the command line. */
  readonly given: Readonly<Record<string, string>>;
  /** The shell's variables: they stand in for what only AWS knows. */
  readonly shell: Readonly<Record<string, string | undefined>>;
}

/** A function's own variables, and the names of those whose value only AWS knows and nobody gave: they are not set. */
export function functionVariables({ template, given, shell }: VariableSources): {
  readonly environment: Record<string, string>;
  readonly missing: readonly string[];
} {
  const environment: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, value] of Object.entries(template)) {
    const known = given[name] ?? knownText(value) ?? shell[name];
    if (known === undefined) missing.push(name);
    else environment[name] = known;
  }
  return { environment: { ...environment, ...given }, missing };
}
