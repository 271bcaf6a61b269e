import { JavaList, JavaMap, type JavaValue, type Meter } from '../java';
import { requestParameters } from './request-parameters';
import type { ParameterValues, TemplateParameters } from './template-input';

/** In AWS's list of mapping expressions, but seen in no template: nobody knows what they hold there. */
const unobserved = new Set<JavaValue>(['body', 'multivalueheader']);

/**
 * `$method`: the method request by the names that parameter mappings have for it
 * (apigateway/latest/developerguide/request-response-data-mappings.html). Made when a template looks into it.
 */
export function methodVariable(params: TemplateParameters, onWarning: (message: string) => void): JavaMap {
  return JavaMap.of([['request', new MethodRequest(params, onWarning)]]);
}

class MethodRequest extends JavaMap {
  private readonly params: TemplateParameters;
  private readonly onWarning: (message: string) => void;

  constructor(params: TemplateParameters, onWarning: (message: string) => void) {
    super();
    this.params = params;
    this.onWarning = onWarning;
  }

  protected override load(): Map<JavaValue, JavaValue> {
    const places = requestParameters(this.params);
    places.put('multivaluequerystring', allValues(this.params.querystring));
    return new Map(places.entries());
  }

  override get(key: JavaValue, meter?: Meter): JavaValue | undefined {
    if (typeof key === 'string' && unobserved.has(key)) {
      this.onWarning(`$method.request.${key} was not observed on AWS: it has no value here`);
    }
    return super.get(key, meter);
  }
}

function allValues(parameters: ParameterValues = {}): JavaMap {
  return JavaMap.of(
    Object.entries(parameters).map(([name, value]) => [
      name,
      new JavaList(typeof value === 'string' ? [value] : [...value]),
    ]),
  );
}
