import { createRequire } from 'node:module';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { textOf } from '../../test/mapping-templates/respond';
import { defaultRequest, defaultResponse } from '../../test/mapping-templates/settings';

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
  const request = (event: 'proxy' | 'lambda' | 'passthrough', mediaType: string): BenchTemplate => {
    const { RequestTemplates } = integrationRequest({ ...defaultRequest, event }, [], texts, false);
    return {
      name: `event: ${event}, ${mediaType}`,
      template: textOf(RequestTemplates[mediaType]),
      body: 'request',
    };
  };
  const response = (format: 'json' | 'xml'): BenchTemplate => {
    const { IntegrationResponses } = integrationResponses({ ...defaultResponse, format }, [], texts);
    const template = textOf(IntegrationResponses[0]?.ResponseTemplates[`application/${format}`]);
    return { name: `result, ${format.toUpperCase()}`, template, body: 'result' };
  };
  return [
    { name: 'framework, integration: lambda', template: frameworkTemplate(), body: 'request' },
    { name: 'a loop over a list', template: LOOP, body: 'request' },
    request('proxy', 'application/json'),
    request('lambda', 'application/json'),
    request('passthrough', 'application/json'),
    response('json'),
    response('xml'),
  ];
}
