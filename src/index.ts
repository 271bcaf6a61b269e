import type { AWS } from '@serverless/typescript';
import type * as config from './config/config';
import { ServerlessPrivateApi } from './plugin';

declare module '@serverless/typescript' {
  interface AWS {
    /** Private REST API: see docs/configuration.md. */
    privateApi?: config.PrivateApiConfig;
  }
}

/** `AWS` stands for anything where @serverless/typescript is not installed. */
type HasFrameworkTypes = string extends keyof AWS ? false : true;

type FunctionMap = NonNullable<AWS['functions']>;
type FunctionConfig = FunctionMap[string];
type FunctionEvent = NonNullable<FunctionConfig['events']>[number];

type FrameworkService = Omit<AWS, 'functions'> & {
  functions?: Record<
    string,
    Omit<FunctionConfig, 'events'> & {
      events?: (FunctionEvent | { privateApi: config.PrivateApiEvent })[];
    }
  >;
};

/** What is ours of a service, where nothing tells what the framework's own keys are. */
interface OwnService {
  privateApi?: config.PrivateApiConfig;
  functions?: Record<
    string,
    {
      events?: ({ privateApi: config.PrivateApiEvent } | { privateApi?: never; [event: string]: unknown })[];
      [setting: string]: unknown;
    }
  >;
  [key: string]: unknown;
}

/**
 * The plugin, in the one shape that every host loads: serverless 3, osls and serverless 4.
 * Public types ride on the same name: `ServerlessPrivateApi.Service`.
 */
declare namespace PluginExport {
  /**
   * A service with private routes: `AWS` of @serverless/typescript, whose functions know the `privateApi` event. Without
   * that package only `privateApi` and the event are checked.
   */
  type Service = HasFrameworkTypes extends true ? FrameworkService : OwnService;
  type PrivateApiConfig = config.PrivateApiConfig;
  type PrivateApiEvent = config.PrivateApiEvent;
  type PrivateApiRouteConfig = config.PrivateApiRouteConfig;
}

const PluginExport = ServerlessPrivateApi;

export = PluginExport;
