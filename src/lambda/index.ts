export { createInvoker, isLocal, type Invoker, type InvokerOptions } from './create-invoker';
export type { FunctionDefinition } from './function-definition';
export type { InvokeTarget, LambdaResult } from './invoke';
export type { RuntimeLog } from './runtime-log';
