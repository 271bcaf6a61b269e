import { normalize } from '../config/normalize';
import { ConfigurationError } from '../config/problem';
import type { Host } from './host';
import { readService } from './read-service';

/**
 * Reports mistakes before the host does. Variables that need the host, `${ssm:…}` say, are still unresolved here: what
 * holds one is judged later, when the host packages.
 *
 * @throws {ConfigurationError} with the mistakes that no variable can mend
 */
export function checkEarly(host: Host): void {
  const [command] = host.processedInput.commands;
  if (command !== 'package' && command !== 'deploy' && command !== 'private-api') return;
  try {
    normalize(readService(host));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const certain = error.problems.filter(
      ({ given, code }) =>
        !holdsVariable(given) && !(code === 'ROUTE_MISSING' && holdsVariable(host.service.functions)),
    );
    if (certain.length > 0) throw new ConfigurationError(certain);
  }
}

function holdsVariable(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).includes('${');
}
