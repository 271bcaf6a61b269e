import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { packageService } from '../support/package-service';
import { resolve } from '../support/resolve';

const deploymentSettings = { type: 'Linear10PercentEvery1Minute', alias: 'Live' };
const service = fixtureService({
  configValidationMode: 'off',
  privateApi: { authorizers: { login: { type: 'token', function: 'login' } } },
  functions: {
    stock: { deploymentSettings },
    login: { handler: 'api.stock', deploymentSettings },
    rest: { events: [{ privateApi: { method: 'GET', path: '/secret', authorization: 'login' } }] },
  },
});
const plugins = ['serverless-private-api', 'serverless-plugin-canary-deployments'];

/**
 * serverless-plugin-canary-deployments leads methods and permissions of a function to its alias, and authorizers not:
 * whoever calls has to be whom the permission is for.
 */
describe.each(hosts)('with canary deployments, packaged by $name', (host) => {
  it.each([plugins, [...plugins].reverse()])('calls what it may call: %s before %s', async (...order) => {
    const { configuration, files } = service;
    const { template } = await packageService(host, {
      files: files ?? {},
      configuration: { ...configuration, plugins: order },
    });
    const valueAt = (id: string, ...path: string[]): unknown =>
      resolve(
        template,
        path.reduce<unknown>(
          (value, key) => (value as Record<string, unknown>)[key],
          template.Resources[id]?.Properties,
        ),
      );
    const uri = (name: string) =>
      expect.stringContaining(`:lambda:path/2015-03-31/functions/<${name}>/invocations`) as string;
    expect(valueAt('PrivateApiGatewayMethodStockGet', 'Integration', 'Uri')).toEqual(
      uri('StockLambdaFunctionAliasLive'),
    );
    expect(valueAt('StockLambdaPermissionPrivateApiGateway', 'FunctionName')).toBe(
      '<StockLambdaFunctionAliasLive>',
    );
    expect(valueAt('PrivateApiGatewayAuthorizerLogin', 'AuthorizerUri')).toEqual(
      uri('LoginLambdaFunction.Arn'),
    );
    expect(valueAt('PrivateApiGatewayAuthorizerLoginPermission', 'FunctionName')).toBe(
      '<LoginLambdaFunction.Arn>',
    );
  });
});
