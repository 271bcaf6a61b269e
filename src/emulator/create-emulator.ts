import type { CloudFormationTemplate } from '../cloudformation/template';
import type { Emulator, EmulatorOptions } from './emulator';

/** Reads a REST API out of a CloudFormation template and answers requests as API Gateway would. */
export function createEmulator(_template: CloudFormationTemplate, _options: EmulatorOptions): Emulator {
  throw new Error('Not implemented yet.');
}
