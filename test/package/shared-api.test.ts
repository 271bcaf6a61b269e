import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { ourPart } from '../support/our-part';
import { packageService } from '../support/package-service';
import { validateTemplate } from '../support/service-spec/validate-template';

const service = fixtureService({
  privateApi: {
    vpcEndpointIds: null,
    restApi: { id: { 'Fn::ImportValue': 'api-id' }, rootResourceId: { 'Fn::ImportValue': 'api-root' } },
    access: { allowUnproven: true },
    stage: 'live',
  },
});

it.each(hosts)(
  'routes for an API of another stack package on $name, and what is not proven is said',
  async (host) => {
    const { template, output } = await packageService(host, service);
    expect(validateTemplate(template)).toEqual([]);
    expect(output).toContain('who may call is not proven here');
    const types = Object.values(ourPart(template).Resources).map(({ Type }) => Type.split('::').at(-1));
    expect(new Set(types)).toEqual(new Set(['Resource', 'Method', 'Permission', 'Deployment']));
  },
);
