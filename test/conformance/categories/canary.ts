import { isRecord, notRun, type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { methodOf, responseComplaints, texts } from './given';

export const runCanary: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const settings = given['canarySettings'];
  if (!isRecord(settings)) return notRun('no canary settings');
  if (!isRecord(given['responseTemplates']))
    return notRun('the template of the deployment that answers is not given');
  const result = await exchange(
    entryPoints,
    {
      methods: [{ requestTemplates: { 'application/json': '{"statusCode": 200}' }, ...methodOf(given) }],
      stageVariables: texts(given['stageVariables']),
      canary: {
        DeploymentId: { Ref: 'Deployment' },
        PercentTraffic: settings['percentTraffic'],
        StageVariableOverrides: settings['stageVariableOverrides'],
      },
    },
    {},
  );
  return verdict(...responseComplaints(result, expect));
};
