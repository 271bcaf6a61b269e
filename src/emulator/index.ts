/** Entry point `serverless-private-api/emulator`. */
export type { CloudFormationTemplate } from '../template/template';
export { createEmulator } from './create-emulator';
export type {
  Emulator,
  EmulatorOptions,
  EmulatorRequest,
  EmulatorResponse,
  Principal,
  RequestSource,
  RestApiDescription,
  RouteDescription,
} from './emulator';
export type { InvokeTarget, LambdaResult } from '../lambda';
export type { HttpIntegrationCall, HttpIntegrationResult } from './http-integration-call';
export type { ServiceCall, ServiceResult } from './service-call';
export type { TraceEntry } from './trace';
