import { difference } from 'lodash';
import { PrivateApiError } from '../../errors';
import { diffFormats, type DiffFormat } from './diff-as';
import { failReasons, type FailReason } from './fail-reasons';

export interface DiffCommandOptions {
  /** A path; without one, what is deployed. */
  readonly against: string | undefined;
  readonly format: DiffFormat;
  readonly failOn: readonly FailReason[];
  readonly restApi: string | undefined;
}

/**
 * Reads the command line of `private-api diff`.
 * @throws PrivateApiError DIFF_OPTION that names every option with a wrong value
 */
export function parseDiffOptions(raw: Readonly<Record<string, unknown>>): DiffCommandOptions {
  const problems: string[] = [];
  const text = (name: string): string | undefined => {
    const value = raw[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const against = text('against');
  const deployed = raw['deployed'] === true;
  if ((against === undefined) !== deployed) {
    problems.push(
      deployed
        ? '--against and --deployed: leave one out.'
        : '--against: give what it was, a template or the folder of a package: --against before/.serverless; or --deployed for the stack.',
    );
  }
  const given = raw['json'] === true ? 'json' : (text('format') ?? 'text');
  const format = diffFormats.find((known) => known === given);
  if (format === undefined) {
    problems.push(`--format ${JSON.stringify(given)}: must be one of ${diffFormats.join(', ')}.`);
  }
  const reasons = (text('fail-on') ?? '').split(',').flatMap((reason) => reason.trim() || []);
  const unknown = difference(reasons, failReasons);
  if (unknown.length > 0) {
    problems.push(`--fail-on ${JSON.stringify(unknown.join(','))}: must be of ${failReasons.join(', ')}.`);
  }
  if (problems.length > 0 || format === undefined) {
    throw new PrivateApiError('DIFF_OPTION', problems.join('\n'));
  }
  return {
    against,
    format,
    failOn: failReasons.filter((reason) => reasons.includes(reason)),
    restApi: text('rest-api'),
  };
}
