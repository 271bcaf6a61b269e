import { awsAccount } from '../../aws';
import { examine } from '../../doctor/examine';
import { awsConnection } from '../../framework/aws-connection';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import { placedResources } from '../../template/placed-resource';
import { deployedApi } from '../deployed-api';
import { parseDoctorOptions } from './doctor-options';
import { printDiagnosis } from './print-diagnosis';

/** Reads the options, makes the template, looks at what is deployed, and gives the text to print. */
export async function runDoctor(host: Host): Promise<{ text: string; exitCode: 0 | 1 }> {
  const { caller, analyzer, restApi, json } = parseDoctorOptions(host.processedInput.options);
  const template = await finalTemplate(host);
  const aws = awsAccount(await awsConnection(host));
  const { evaluator, ...deployed } = await deployedApi(host, aws, template, restApi);
  const [first] = deployed.api.methods;
  const method = first === undefined || first.httpMethod === 'ANY' ? 'GET' : first.httpMethod;
  const ofType = placedResources(template, evaluator);
  const diagnosis = await examine(
    { ...deployed, aws, caller: { method, path: first?.resourcePath ?? '/', ...caller } },
    {
      domains: ofType('AWS::ApiGateway::DomainNameV2'),
      records: ofType('AWS::Route53::RecordSet'),
      analyzer,
    },
  );
  const isIll =
    diagnosis.verdict.comesIn === 'no' || diagnosis.findings.some(({ state }) => state === 'problem');
  return {
    text: json ? JSON.stringify(diagnosis, null, 2) : printDiagnosis(diagnosis, process.stdout.columns),
    exitCode: isIll ? 1 : 0,
  };
}
