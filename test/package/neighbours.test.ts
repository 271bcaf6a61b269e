import { omitBy } from 'lodash';

import type { CloudFormationTemplate } from '../../src/template/template';
import neighbours from '../fixtures/neighbours.json';
import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { isOurs, ourPart } from '../support/our-part';
import { packageService, type PackageOptions } from '../support/package-service';
import { inFrankfurt, resolve } from '../support/resolve';
import type { Service } from '../support/service-directory';
import { validateTemplate } from '../support/service-spec/validate-template';

/** The framework dates its artifacts and its own Deployment: the same service differs in that alone. */
const withoutDates = (template: CloudFormationTemplate): unknown =>
  JSON.parse(
    JSON.stringify({
      Resources: omitBy(template.Resources, (_, id) => isOurs(id)),
      Outputs: omitBy(template.Outputs ?? {}, (_, name) => isOurs(name)),
    }).replace(/\d{13}(-\d{4}-\d\d-\d\dT[\d:.]+Z)?/g, '<date>'),
  );

/** As serverless-step-functions and serverless-apigateway-service-proxy find the Deployment that takes their methods. */
const compilesEvents = `module.exports = class {
  constructor(serverless) {
    this.hooks = {
      'package:compileEvents': () => {
        const { Resources, Outputs } = serverless.service.provider.compiledCloudFormationTemplate;
        const ids = Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::ApiGateway::Deployment');
        Outputs.Found = { Value: ids.join() || 'none' };
      },
    };
  }
};`;

describe.each(hosts)('beside the rest of the framework, packaged by $name', (host) => {
  const packageFixture = async (service: Service, options?: PackageOptions) => {
    const packaged = await packageService(host, service, options);
    expect(validateTemplate(packaged.template)).toEqual([]);
    return packaged;
  };

  it('changes nothing of public APIs, nor they of it', async () => {
    const alone = (await packageFixture(fixtureService())).template;
    const without = fixtureService(neighbours.public, { privateApi: null, plugins: [] });
    const publicOnly = (await packageFixture(without)).template;
    const both = (await packageFixture(fixtureService(neighbours.both))).template;

    expect(JSON.stringify(ourPart(both))).toBe(JSON.stringify(ourPart(alone)));
    expect(withoutDates(both)).toEqual(withoutDates(publicOnly));

    // The framework's own names behind our prefix: a person who knows one API finds everything in the other.
    const idsOf = (template: CloudFormationTemplate, prefix: string): string[] =>
      Object.keys(template.Resources)
        .filter((id) => new RegExp(`^${prefix}ApiGateway(Resource|Method)`).test(id))
        .map((id) => id.slice(prefix.length))
        .sort();
    expect(idsOf(both, 'Private')).toEqual(idsOf(both, ''));
  });

  it.each([
    [['serverless-private-api', './compiles-events']],
    [['./compiles-events', 'serverless-private-api']],
  ])('leaves no Deployment for plugins that look for one while they compile events: %j', async (plugins) => {
    const { configuration, files } = fixtureService();
    const { template } = await packageFixture({
      configuration: { ...configuration, plugins },
      files: { ...files, 'compiles-events.js': compilesEvents },
    });
    expect(template.Outputs?.['Found']?.Value).toBe('none');
  });

  it('invokes the alias of a function with provisioned concurrency, and may', async () => {
    const { template } = await packageFixture(fixtureService(neighbours.provisioned));
    const permission = template.Resources['StockLambdaPermissionPrivateApiGateway'];
    const method = template.Resources['PrivateApiGatewayMethodStockGet']?.Properties ?? {};
    const { Uri } = method['Integration'] as { Uri: unknown };
    expect(resolve(template, permission?.Properties?.['FunctionName'])).toBe(
      '<StockLambdaFunction.Arn>:provisioned',
    );
    expect(resolve(template, Uri)).toContain('/functions/<StockLambdaFunction.Arn>:provisioned/invocations');
    expect(permission?.DependsOn).toBe('StockProvConcLambdaAlias');

    const other = template.Resources['PrivateApiGatewayMethodAny']?.Properties ?? {};
    expect(resolve(template, (other['Integration'] as { Uri: unknown }).Uri)).toContain(
      '/functions/<RestLambdaFunction.Arn>/invocations',
    );
  });

  it('follows the stage, parameters, tags, tracing and the partition, and keeps out of the way of the rest', async () => {
    const { template } = await packageFixture(fixtureService(neighbours.provider), {
      args: ['--stage', 'live', '--param', 'name=green', '--region', 'cn-north-1'],
    });
    const inBeijing = {
      ...inFrankfurt,
      'AWS::Region': 'cn-north-1',
      'AWS::Partition': 'aws-cn',
      'AWS::URLSuffix': 'amazonaws.com.cn',
    };
    const ours = resolve(template, ourPart(template), inBeijing) as ReturnType<typeof ourPart>;
    const propertiesOf = (id: string): Record<string, unknown> => ours.Resources[id]?.Properties ?? {};

    // CloudFormation itself gives the stack's tags to every resource.
    const tags = [{ Key: 'team', Value: 'warehouse' }];
    const api = propertiesOf('PrivateApiGatewayRestApi');
    expect(api).toMatchObject({ Name: 'live-warehouse-private', Description: 'In cn-north-1' });
    expect(api['Tags']).toEqual(tags);
    const stage = propertiesOf('PrivateApiGatewayStage');
    expect(stage).toMatchObject({ StageName: 'live-green', TracingEnabled: true });
    expect(stage['Tags']).toEqual(tags);

    const { Uri } = propertiesOf('PrivateApiGatewayMethodStockGet')['Integration'] as { Uri: string };
    expect(Uri).toMatch(/^arn:aws-cn:apigateway:cn-north-1:lambda:path\//);
    expect(propertiesOf('StockLambdaPermissionPrivateApiGateway')['SourceArn']).toMatch(
      /^arn:aws-cn:execute-api:cn-north-1:123456789012:/,
    );
    for (const { Value } of Object.values(ours.Outputs).filter((output) =>
      String(output.Value).startsWith('http'),
    )) {
      expect(Value).toMatch(/\.execute-api\.cn-north-1\.amazonaws\.com\.cn\/live-green$/);
    }
    // The framework's update of the stage after a deployment finds an API by this shape, and would take ours for its own.
    expect(typeof template.Resources['PrivateApiGatewayRestApi']?.Properties?.['Name']).toBe('object');
    expect(JSON.stringify(ourPart(template))).not.toContain('/aws/api-gateway/');
  });

  it('names no region, account or partition, so that GovCloud gets the same template', async () => {
    const frankfurt = await packageFixture(fixtureService());
    const govCloud = await packageFixture(fixtureService({ provider: { region: 'us-gov-west-1' } }));
    const ours = JSON.stringify(ourPart(govCloud.template));
    expect(ours).toBe(JSON.stringify(ourPart(frankfurt.template)));
    expect(ours).not.toMatch(/arn:aws:|amazonaws\.com\/|eu-central-1|us-gov/);
  });
});
