import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { JsonCodec2, XmlCodec } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import * as accessanalyzer from '@aws-sdk/client-accessanalyzer';
import * as apigateway from '@aws-sdk/client-api-gateway';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as sts from '@aws-sdk/client-sts';

type Input = Readonly<Record<string, unknown>>;

/** An error as AWS gives it. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly message: string,
  ) {}
}

export type Answer = object | ((input: Input) => object);

/** `ec2:DescribeVpcEndpoints` → what AWS answers. */
export type Answers = Readonly<Record<string, Answer>>;

export interface FakeAws {
  readonly endpoint: string;
  /** For a host, or for a client in this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was asked, in order: `ec2:DescribeVpcEndpoints`. */
  readonly calls: { readonly action: string; readonly input: Input }[];
  close(): Promise<void>;
}

type Protocol = 'ec2' | 'query' | 'rest-json' | 'rest-xml';

/** By the service's name in a signature. */
const services: Readonly<
  Record<string, { readonly client: object; readonly protocol: Protocol; readonly namespace: string }>
> = {
  'access-analyzer': { client: accessanalyzer, protocol: 'rest-json', namespace: '' },
  apigateway: { client: apigateway, protocol: 'rest-json', namespace: '' },
  cloudformation: {
    client: cloudformation,
    protocol: 'query',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  },
  ec2: { client: ec2, protocol: 'ec2', namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/' },
  lambda: { client: lambda, protocol: 'rest-json', namespace: '' },
  route53: {
    client: route53,
    protocol: 'rest-xml',
    namespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
  },
  sts: { client: sts, protocol: 'query', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
};

interface Operation {
  readonly name: string;
  readonly http?: readonly [method: string, uri: string, status: number];
  readonly output: NormalizedSchema;
}

/**
 * AWS on loopback: it speaks the protocols of its services, and takes no answer that has not the shape which the SDK's own
 * models give it.
 *
 * @param answers a function of them is asked at each call
 */
export async function startFakeAws(answers: Answers | (() => Answers)): Promise<FakeAws> {
  const calls: FakeAws['calls'] = [];
  // A connection that ends while a client takes it again would look like a broken network.
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    void (async () => {
      const body = await text(request);
      const scope =
        /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const service = services[scope];
      const operation = service && operationOf(service.client, service.protocol, request, body);
      if (!service || !operation)
        throw new Error(`no such call: ${scope} ${request.method} ${request.url} ${body}`);
      const action = `${scope}:${operation.name}`;
      const input = inputOf(operation, request, body);
      calls.push({ action, input });
      const given = (typeof answers === 'function' ? answers() : answers)[action];
      const answer =
        given === undefined
          ? new Refusal(
              400,
              'UnknownOperation',
              `The test has no answer to ${action} ${JSON.stringify(input)}.`,
            )
          : typeof given === 'function'
            ? (given as (input: Input) => object)(input)
            : given;
      const { status, headers, content } =
        answer instanceof Refusal
          ? refused(service.protocol, answer)
          : answered(service, operation, answer as Record<string, unknown>);
      response.writeHead(status, { ...headers, 'x-amzn-requestid': 'a-request' }).end(content);
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    calls,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_MAX_ATTEMPTS: '1',
      SLS_AWS_REQUEST_MAX_RETRIES: '0',
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function operationOf(
  client: object,
  protocol: Protocol,
  { method, url = '' }: IncomingMessage,
  body: string,
): Operation | undefined {
  const operations = operationsOf(client);
  if (protocol === 'ec2' || protocol === 'query') {
    const name = new URLSearchParams(body).get('Action');
    return operations.find((operation) => operation.name === name);
  }
  const { pathname } = new URL(url, 'http://aws');
  return operations.find(({ http }) => http?.[0] === method && pattern(http?.[1] ?? '').test(pathname));
}

const known = new Map<object, Operation[]>();

function operationsOf(client: object): Operation[] {
  let operations = known.get(client);
  if (operations === undefined) {
    operations = Object.entries(client)
      .filter(([name]) => /^[A-Z]\w+Command$/.test(name))
      .flatMap(([, Command]) => {
        const { schema } = new (Command as new (input: object) => { schema: Schema })({});
        return schema === undefined ? [] : [readOperation(schema)];
      });
    known.set(client, operations);
  }
  return operations;
}

type Schema =
  readonly [9, string, string, 0 | { http?: [string, string, number] }, unknown, () => unknown] | undefined;

function readOperation([, , name, traits, , output]: NonNullable<Schema>): Operation {
  return {
    name,
    ...(typeof traits === 'object' && traits.http && { http: traits.http }),
    output: NormalizedSchema.of(output() as never),
  };
}

function pattern(uri: string): RegExp {
  const [path = ''] = uri.split('?');
  return new RegExp(`^${path.replace(/\{(\w+)\+\}/g, '(?<$1>.+)').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`);
}

function inputOf({ http }: Operation, { url = '' }: IncomingMessage, body: string): Input {
  if (http === undefined || body.includes('Action=')) return Object.fromEntries(new URLSearchParams(body));
  const { pathname, searchParams } = new URL(url, 'http://aws');
  const inPath = pattern(http[1]).exec(pathname)?.groups ?? {};
  return {
    ...Object.fromEntries(Object.entries(inPath).map(([name, value]) => [name, decodeURIComponent(value)])),
    ...Object.fromEntries(searchParams),
    ...(body.startsWith('{') ? (JSON.parse(body) as object) : {}),
  };
}

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

function answered(
  { protocol, namespace }: { readonly protocol: Protocol; readonly namespace: string },
  { name, http, output }: Operation,
  answer: Record<string, unknown>,
): Sent {
  assertShape(output, answer, name);
  const status = http?.[2] ?? 200;
  if (protocol === 'rest-json') {
    const payload = [...output.structIterator()].find(
      ([, schema]) => schema.getMergedTraits().httpPayload,
    )?.[0];
    if (payload !== undefined) return { status, headers: {}, content: answer[payload] as string };
    const serializer = new JsonCodec2({
      jsonName: true,
      timestampFormat: { useTrait: true, default: 7 },
    } as never).createSerializer();
    serializer.write(output, answer);
    return { status, headers: { 'content-type': 'application/json' }, content: serializer.flush() };
  }
  const serializer = new XmlCodec({
    xmlNamespace: namespace,
    serviceNamespace: '',
    timestampFormat: { useTrait: true, default: 5 },
  } as never).createSerializer();
  serializer.write(output, answer);
  const xml = String(serializer.flush());
  const inner = xml === '' ? '' : xml.replace(/^<[^>]+>/, '').replace(/<\/[^>]+>$/, '');
  const element = protocol === 'rest-xml' ? output.getName() : `${name}Response`;
  const result = protocol === 'query' ? `<${name}Result>${inner}</${name}Result>` : inner;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    content: `<${element} xmlns="${namespace}">${result}</${element}>`,
  };
}

function refused(protocol: Protocol, { status, code, message }: Refusal): Sent {
  switch (protocol) {
    case 'rest-json':
      return {
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        content: JSON.stringify({ message }),
      };
    case 'ec2':
      return {
        status,
        headers: { 'content-type': 'text/xml' },
        content: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>a</RequestID></Response>`,
      };
    case 'query':
    case 'rest-xml':
      return {
        status,
        headers: { 'content-type': 'text/xml' },
        content: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>a</RequestId></ErrorResponse>`,
      };
  }
}

/** A member that the model does not have would be lost on its way, and the test would show nothing. */
function assertShape(schema: NormalizedSchema, value: unknown, at: string): void {
  if (value === undefined || value === null) return;
  if (schema.isStructSchema()) {
    const members = Object.fromEntries(schema.structIterator());
    for (const [name, member] of Object.entries(value)) {
      const own = members[name];
      if (own === undefined) throw new Error(`${at} has no member ${name}`);
      assertShape(own, member, `${at}.${name}`);
    }
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw new Error(`${at} is a list`);
    value.forEach((item, index) => assertShape(schema.getValueSchema(), item, `${at}[${index}]`));
  }
}
