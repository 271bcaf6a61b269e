import { uniq } from 'lodash';
import { reaches } from '../../template/reaches';
import { references } from '../../template/references';
import type { Rule } from '../rule';

export const definitionCircle: Rule = {
  id: 'definition-circle',
  severity: 'error',
  why: 'A function that refers to its own API (a URL in its environment, say) waits for it, and the API waits for the functions that its body calls: CloudFormation refuses the circle.',
  fix: "Find the URL at run time ($context.domainName in the event), hand it over by a parameter, or write definition: 'resources': there only the methods wait for the function.",
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  *check({ restApis, template }) {
    for (const api of restApis) {
      if (api.document === undefined) continue;
      const waitsForApi = reaches(template.Resources, api.logicalId);
      const named = references(api.resource?.Properties?.['Body']).flatMap((reference) =>
        reference.kind === 'logicalId' ? [reference.name] : [],
      );
      for (const logicalId of uniq(named).filter((id) => id in template.Resources && waitsForApi(id))) {
        yield {
          api,
          path: `Resources.${logicalId}`,
          message: `${logicalId} refers to ${api.logicalId}, and the body of ${api.logicalId} to ${logicalId}.`,
        };
      }
    }
  },
};
