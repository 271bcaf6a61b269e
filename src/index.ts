import type { AWS } from '@serverless/typescript';
import type * as config from './config/config';
import { ServerlessPrivateApi } from './plugin';

declare module '@serverless/typescript' {
  interface AWS {
    /** Private REST API: see docs/configuration.md. */
    privateApi?: config.PrivateApiConfig;
  }
}

type FunctionMap = NonNullable<AWS['functions']>;
type FunctionConfig = FunctionMap[string];
type FunctionEvent = NonNullable<FunctionConfig['events']>[number];

/**
 * The plugin, in the one shape that every host loads: serverless 3, osls and serverless 4.
 * Public types ride on the same name: `ServerlessPrivateApi.Service`.
 */
declare namespace PluginExport {
  /** A service with private routes: `AWS` of @serverless/typescript, whose functions know the `privateApi` event. */
  type Service = Omit<AWS, 'functions'> & {
    functions?: Record<
      string,
      Omit<FunctionConfig, 'events'> & { events?: (FunctionEvent | { privateApi: PrivateApiEvent })[] }
    >;
  };
  type PrivateApiConfig = config.PrivateApiConfig;
  type PrivateApiEvent = config.PrivateApiEvent;
  type PrivateApiRouteConfig = config.PrivateApiRouteConfig;
}

const PluginExport = ServerlessPrivateApi;

export = PluginExport;
