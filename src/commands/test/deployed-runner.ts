import { differenceBy } from 'lodash';
import type { AwsAccount } from '../../aws';
import { splitPath } from '../../api-gateway/paths';
import { bodyText, type CaseRunner } from '../../cases/run-cases';
import type { UnprovenCase } from '../../cases/read-cases';
import { headerOf } from '../../cases/record-expectation';
import { buildRouteTree, findRoute } from '../../emulator/route-tree';
import { executionLog } from './execution-log';

/** A method of the API's working definition. */
interface DeployedMethod {
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly authorization: string;
  readonly apiKeyRequired: boolean;
}

export interface DeployedRunner extends CaseRunner {
  /** What this runner can not show, and where the stage is another than the definition that was called. */
  readonly notes: readonly string[];
}

/**
 * Sends cases to the working definition of a deployed API through `TestInvokeMethod`
 * (docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html): real functions, but no policy, authorizer,
 * throttle or content type.
 */
export async function deployedRunner(
  aws: AwsAccount,
  { restApiId, stage }: { readonly restApiId: string; readonly stage: string },
): Promise<DeployedRunner> {
  const methods = (await aws.resources(restApiId)).flatMap(({ id = '', path = '', resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([httpMethod, method]): DeployedMethod => ({
      resourceId: id,
      resourcePath: path,
      httpMethod,
      authorization: method.authorizationType ?? 'NONE',
      apiKeyRequired: method.apiKeyRequired === true,
    })),
  );
  const routes = buildRouteTree(methods);
  const { variables } = await aws.stage(restApiId, stage);
  return {
    name: `the working definition of ${restApiId}`,
    notes: [
      'TestInvokeMethod runs the working definition with the real functions, not the deployed stage. It asks no policy, authorizer or throttle, and takes application/json.',
      stageNote(stage, methods, await aws.stageDocument(restApiId, stage)),
    ],
    run: async (given) => {
      const { request } = given;
      const [path = ''] = request.path.split('?');
      const method = findRoute(routes, splitPath(path), request.method)?.method;
      const skipped = reasonToSkip(given, method);
      if (skipped !== undefined || method === undefined) return { skipped: skipped ?? '' };
      const body = bodyText(request);
      const answer = await aws.testInvokeMethod({
        restApiId,
        resourceId: method.resourceId,
        httpMethod: request.method,
        pathWithQueryString: request.path,
        multiValueHeaders: Object.fromEntries(
          Object.entries(request.headers ?? {}).map(([name, value]) => [name, [value].flat()]),
        ),
        ...(body !== undefined && { body }),
        ...(variables && { stageVariables: variables }),
      });
      const { status = 0, headers = {}, multiValueHeaders, log = '' } = answer;
      return {
        response: { status, headers: multiValueHeaders ?? headers, body: answer.body ?? '' },
        log: executionLog(log),
      };
    },
  };
}

function reasonToSkip(
  { request, function: outcome, expect }: UnprovenCase,
  method: DeployedMethod | undefined,
): string | undefined {
  if (outcome !== undefined) return 'the real function is called, not the one of the case';
  if (request.vpcEndpointId !== undefined || request.sourceIp !== undefined) {
    return 'about the policy, which TestInvokeMethod does not ask';
  }
  if (expect?.status === 429) return 'about a throttle, which TestInvokeMethod does not have';
  const contentType = headerOf(request.headers ?? {}, 'content-type') || 'application/json';
  if (expect?.status === 415 || !/^application\/json\b/i.test(contentType)) {
    return 'about a content type: TestInvokeMethod takes application/json';
  }
  if (method === undefined) return 'no method of the API has this route, and TestInvokeMethod calls methods';
  if (method.authorization !== 'NONE') {
    return `about a route with authorization (${method.authorization}), which TestInvokeMethod does not ask`;
  }
  const isRefusal = expect?.status === 401 || expect?.status === 403;
  return isRefusal && method.apiKeyRequired
    ? 'about an API key, which TestInvokeMethod does not ask for'
    : undefined;
}

interface OpenApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `ANY` stands in a document as `x-amazon-apigateway-any-method`. */
function stageNote(stage: string, methods: readonly DeployedMethod[], document: unknown): string {
  const { paths = {} } = document as OpenApiDocument;
  const inStage = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((key) => key !== 'parameters')
      .map((key) => `${key.replace('x-amazon-apigateway-any-method', 'any').toUpperCase()} ${path}`),
  );
  const working = methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`);
  const [lacks, more] = [differenceBy(working, inStage), differenceBy(inStage, working)];
  if (lacks.length + more.length === 0) {
    return `The stage ${stage} has the same routes (GetExport); templates and policy were not compared.`;
  }
  return [
    `The stage ${stage} is not what was called (GetExport), deploy to make it so:`,
    ...(lacks.length > 0 ? [`it lacks ${lacks.join(', ')};`] : []),
    ...(more.length > 0 ? [`it still has ${more.join(', ')};`] : []),
    'templates and policy were not compared.',
  ].join(' ');
}
