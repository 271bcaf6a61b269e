/** Entry point `serverless-private-api/emulator`. */
export type { CloudFormationTemplate } from '../cloudformation/template';
export { createEmulator } from './create-emulator';
export type {
  Emulator,
  EmulatorOptions,
  EmulatorRequest,
  EmulatorResponse,
  InvokeTarget,
  LambdaResult,
  Principal,
  RequestSource,
  RestApiDescription,
  RouteDescription,
} from './emulator';
export type { HttpIntegrationCall, HttpIntegrationResult } from './http-integration-call';
export type { TraceEntry } from './trace';
