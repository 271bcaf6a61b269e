import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { GetStageCommand, paginateGetResources, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway';
import { pickBy } from 'lodash';
import type { ConformanceCase } from '../conformance/conformance-case';
import { headersOf, text } from '../conformance/categories/given';
import type { CertifyCase } from './certify-cases';

/** A question with AWS's answer, in the conformance form. */
export interface AnsweredCase extends ConformanceCase {
  readonly source: string;
  readonly awsValidated: true;
  /** what AWS wrote about the execution, ids and times masked */
  readonly log: readonly string[];
}

export interface CertifiedApi {
  readonly resourceIds: ReadonlyMap<string, string>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** Reads what the calls need: `apigateway:GET` on the API. */
export async function readApi(
  client: APIGatewayClient,
  restApiId: string,
  stageName: string,
): Promise<CertifiedApi> {
  const { variables = {} } = await client.send(new GetStageCommand({ restApiId, stageName }));
  const resourceIds = new Map<string, string>();
  for await (const { items = [] } of paginateGetResources({ client }, { restApiId, limit: 500 })) {
    for (const { id, path } of items) {
      if (id !== undefined && path !== undefined) resourceIds.set(path, id);
    }
  }
  return { resourceIds, stageVariables: variables };
}

/** Calls one method by `TestInvokeMethod`: `apigateway:POST` on the method. */
export async function askApi(
  client: APIGatewayClient,
  restApiId: string,
  { resourceIds, stageVariables }: CertifiedApi,
  { id, category, given }: CertifyCase,
): Promise<AnsweredCase> {
  const resourcePath = String(given['resourcePath']);
  const answer = await client.send(
    new TestInvokeMethodCommand({
      restApiId,
      resourceId: resourceIds.get(resourcePath),
      httpMethod: text(given['method']) ?? 'GET',
      pathWithQueryString: String(given['path']),
      headers: headersOf(given) as Record<string, string>,
      body: text(given['body']),
      stageVariables,
    }),
  );
  const headers = pickBy(answer.headers, (_, name) => !changing.includes(name.toLowerCase()));
  return {
    id: `certified-${id}`,
    source: 'TestInvokeMethod on the API that `npm run certify -- --template` describes',
    awsValidated: true,
    category,
    given: { ...given, ...(Object.keys(stageVariables).length > 0 && { stageVariables }) },
    expect: { status: answer.status, body: answer.body ?? '', headers },
    log: masked(answer.log ?? ''),
  };
}

/** Headers that say which call it was. */
const changing = ['date', 'x-amz-apigw-id', 'x-amzn-requestid', 'x-amzn-trace-id'];

function masked(log: string): string[] {
  return log
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/^\w{3} \w{3} \d+ [\d:]+ UTC \d+/gm, '<time>')
    .replace(/\b\d{12}\b/g, '<account>')
    .split('\n');
}
