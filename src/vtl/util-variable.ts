import { JavaObject, methodTable, once } from '../java';
import { base64Decode, base64Encode } from './base64';
import { escapeJavaScript } from './escape-java-script';
import { parseJson } from './parse-json';
import { urlDecode, urlEncode } from './url-encoding';

/** `$util` (apigateway/latest/developerguide/api-gateway-mapping-template-reference.html). */
export class UtilVariable extends JavaObject {
  readonly className = 'Util';

  override methods() {
    return utilMethods();
  }

  override toJavaString(): string {
    return '';
  }
}

const utilMethods = once(() =>
  methodTable<UtilVariable>()({
    'escapeJavaScript(String)': (_, [text], meter) => {
      meter.spend(text.length);
      return escapeJavaScript(text);
    },
    'parseJson(String)': (_, [text], meter) => parseJson(text, meter),
    'urlEncode(String)': (_, [text], meter) => {
      meter.spend(text.length);
      return urlEncode(text);
    },
    'urlDecode(String)': (_, [text], meter) => {
      meter.spend(text.length);
      return urlDecode(text);
    },
    'base64Encode(String)': (_, [text], meter) => {
      meter.spend(text.length);
      return base64Encode(text);
    },
    'base64Decode(String)': (_, [text], meter) => {
      meter.spend(text.length);
      return base64Decode(text);
    },
  }),
);
