import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Host } from '../../framework/host';
import { readService } from '../../framework/read-service';
import type { CloudFormationTemplate } from '../../template/template';
import type { OfflineOutput } from './terminal';
import { templateFiles, withChangedFile } from './template-files';
import { watchFiles } from './watch-files';

/**
 * Has the gateway take the service's own mapping templates anew when their files change. A change of the configuration is
 * only said: hosts read it once, and bundlers with it.
 *
 * @returns what ends it
 */
export function watchTemplates(
  host: Host,
  template: CloudFormationTemplate,
  take: (template: CloudFormationTemplate) => void,
  output: Pick<OfflineOutput, 'notice' | 'error'>,
): () => void {
  const { serviceDir, configurationFilename } = host;
  const files = templateFiles(readService(host), serviceDir);
  const configuration =
    configurationFilename === undefined ? [] : [resolve(serviceDir, configurationFilename)];
  let current = template;
  return watchFiles([...files.keys(), ...configuration], (file) => {
    const name = relative(serviceDir, file);
    if (configuration.includes(file)) {
      output.notice(
        `${name} has changed. It is read at the start only: stop the command, and start it again.`,
      );
      return;
    }
    try {
      const next = withChangedFile(current, files, file, readFileSync(file, 'utf8'));
      if (next === current) return;
      if (next === undefined) {
        output.notice(
          `${name} has changed, and another template had the same text: start the command again to run it.`,
        );
        return;
      }
      take(next);
      current = next;
      output.notice(`${name} has changed; the next request runs it.`);
    } catch (error) {
      output.error(`${name} stays as it was: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
