import { isPlainObject } from 'lodash';
import type { Service } from './service';
import { withoutNulls } from './without-nulls';

export interface PlacedEvent {
  readonly functionName: string;
  /** As it stands there, without nulls. */
  event: unknown;
  /** Configuration path of the event. */
  readonly path: string;
}

/**
 * The `privateApi` events of a service. What is no map of functions with lists of events has none: the host says what is
 * wrong with it.
 */
export function privateApiEvents(service: Service): PlacedEvent[] {
  return Object.entries(service.functions).flatMap(([functionName, definition]) => {
    const { events } = (isPlainObject(definition) ? definition : {}) as { events?: unknown };
    if (!Array.isArray(events)) return [];
    return events.flatMap((given: unknown, index): PlacedEvent[] => {
      const { privateApi: event } = withoutNulls(isPlainObject(given) ? given : {}) as {
        privateApi?: unknown;
      };
      const path = `functions.${functionName}.events[${String(index)}].privateApi`;
      return event === undefined ? [] : [{ functionName, event, path }];
    });
  });
}
