import type { Emulator, EmulatorRequest, EmulatorResponse } from '../../../src/emulator';

/** A gateway that answers what the test says, and keeps what it was asked. */
export function stubEmulator(
  answer: (
    request: EmulatorRequest,
  ) => Partial<EmulatorResponse> | Promise<Partial<EmulatorResponse>> = () => ({}),
  endpointType: 'PRIVATE' | 'REGIONAL' = 'PRIVATE',
): Emulator & { readonly requests: EmulatorRequest[] } {
  const requests: EmulatorRequest[] = [];
  return {
    requests,
    warnings: [],
    restApi: {
      logicalId: 'Api',
      id: 'abcdefghij',
      name: 'api',
      endpointType,
      vpcEndpointIds: endpointType === 'PRIVATE' ? ['vpce-0first'] : [],
      domains: [],
      stages: ['dev'],
      stage: 'dev',
      routes: [],
      apiKeys: [],
    },
    handle: async (request) => {
      requests.push(request);
      const response = await answer(request);
      const body = response.body ?? Buffer.from('{}');
      return {
        status: 200,
        headers: { 'Content-Type': 'application/json', 'Content-Length': String(body.length) },
        trace: [],
        ...response,
        body,
      };
    },
  };
}
