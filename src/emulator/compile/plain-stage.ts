import type { Stage } from '../gateway-api';

/** A stage of which the template says nothing. */
export function plainStage(name: string): Stage {
  return { name, deploymentId: '', variables: {}, canary: undefined, accessLogFormat: undefined };
}
