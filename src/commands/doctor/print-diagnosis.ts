import { countBy } from 'lodash';
import type { Diagnosis } from '../../doctor/examine';
import { wrapText } from '../explain/wrap-text';

const words = { ok: 'ok', warning: 'warning', problem: 'PROBLEM', unseen: 'not seen' } as const;
const verdicts = { yes: 'would get in', no: 'would NOT get in', unknown: 'can not be told' } as const;

/** What `private-api doctor` prints: each thing that it looked at, and whether the caller would get in. */
export function printDiagnosis({ findings, verdict }: Diagnosis, width = 100): string {
  const { problem = 0, warning = 0, unseen = 0 } = countBy(findings, 'state');
  return [
    ...findings.map(({ subject, state, message, fix }) =>
      [
        wrapText(`${words[state].padEnd(8)}  ${subject}: ${message}`, width, '', '          '),
        // A command is to be copied: it is never broken.
        ...(fix === undefined || state === 'ok' ? [] : [`          → ${fix}`]),
      ].join('\n'),
    ),
    '',
    ...verdict.ways.flatMap(({ vpcEndpointId, comesIn, because }) => [
      `Through ${vpcEndpointId} the caller ${verdicts[comesIn]}.`,
      ...because.map((reason) => wrapText(reason, width, '  - ', '    ')),
    ]),
    ...(verdict.ways.length === 0 ? [`The caller ${verdicts[verdict.comesIn]}.`] : []),
    `${problem} problems, ${warning} warnings, ${unseen} not seen.`,
  ].join('\n');
}
