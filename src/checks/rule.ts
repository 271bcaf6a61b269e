import type { Severity } from './finding';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';

/** What a rule has to say about one place. */
export interface RuleProblem {
  path: string;
  message: string;
  /** instead of the rule's own */
  fix?: string;
  severity?: Severity;
  /** the API that it is about: of one that is not private, an error is only a warning */
  api?: CheckedApi;
}

export interface Rule {
  /** stable: suppressions name it */
  id: string;
  severity: Severity;
  /** what goes wrong, and what makes it so */
  why: string;
  /** what to change */
  fix: string;
  /** AWS's page about it */
  docs: string;
  check(model: TemplateModel): Iterable<RuleProblem>;
}
