import { createRequire } from 'node:module';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';

export interface BenchTemplate {
  name: string;
  template: string;
  /** What the body of an input is to such a template. */
  body: 'request' | 'result';
}

/** The Serverless Framework's own templates of `integration: lambda`, out of the installed host: never copied. */
function frameworkTemplate(): string {
  const load = createRequire(__filename);
  const integration = load(
    'serverless/lib/plugins/aws/package/compile/events/api-gateway/lib/method/integration.js',
  ) as { DEFAULT_JSON_REQUEST_TEMPLATE: string };
  // The host replaces this word by the claims of a user pool, if any.
  return integration.DEFAULT_JSON_REQUEST_TEMPLATE.replace('extraCognitoPoolClaims', '');
}

/** What people write most: a list made into another. */
const LOOP = `#set($order = $input.path('$'))
{"lines": [#foreach($line in $order.lines)
  {
    "sku": "$line.sku",
    "total": "$line.quantity of $line.price",
    #if($line.quantity > 2)"many": true,#end
    "text": "$util.escapeJavaScript($line.text)"
  }#if($foreach.hasNext),#end
#end]}`;

/** The shipped templates as packages hold them, and the framework's. */
export function benchTemplates(): BenchTemplate[] {
  const texts = loadTemplateTexts();
  const join = (...parts: string[]): string => parts.join('\n');
  return [
    { name: 'framework, integration: lambda', template: frameworkTemplate(), body: 'request' },
    { name: 'a loop over a list', template: LOOP, body: 'request' },
    { name: 'event: proxy', template: texts['request-proxy'], body: 'request' },
    { name: 'event: lambda', template: join(texts['is-json'], texts['request-lambda']), body: 'request' },
    {
      name: 'event: passthrough',
      template: join(texts['is-json'], texts['request-passthrough']),
      body: 'request',
    },
    { name: 'response, JSON', template: join(texts['is-json'], texts.response, texts.send), body: 'result' },
    {
      name: 'response, XML',
      template: join(texts['is-json'], texts.response, texts['to-xml'], texts.send),
      body: 'result',
    },
  ];
}
