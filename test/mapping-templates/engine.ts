import { JavaPattern, meterOf } from '../../src/java';
import { parseTemplate, renderTemplate, type Template } from '../../src/vtl';
import type { VelocityOracle } from '../oracle/velocity-oracle';

export interface Rendering {
  template: string;
  body: string;
  params?: { path?: Names; querystring?: Names; header?: Names };
  context?: Record<string, unknown>;
  stageVariables?: Record<string, string>;
}

type Names = Record<string, string | string[]>;

export interface Rendered {
  output: string;
  responseOverride: { status?: unknown; header?: unknown };
}

/** What the shipped templates run on: this project's engine, or the original ones of Java. */
export interface Engine {
  render(rendering: Rendering): Promise<Rendered>;
  /** Whether a Java regular expression matches the whole text. */
  matches(pattern: string, text: string): Promise<boolean>;
}

/** A template is parsed once, as in the emulator. */
const parsed = new Map<string, Template>();

function parsedTemplate(source: string): Template {
  const template = parsed.get(source) ?? parseTemplate(source);
  parsed.set(source, template);
  return template;
}

export const ownEngine: Engine = {
  render: ({ template, ...input }) =>
    Promise.resolve(
      renderTemplate(parsedTemplate(template), input, {
        onWarning: (message) => {
          throw new Error(message);
        },
      }),
    ),
  matches: (pattern, text) => Promise.resolve(JavaPattern.compile(pattern).matches(text, meterOf(1e9))),
};

export function javaEngine(oracle: VelocityOracle): Engine {
  const render: Engine['render'] = async (rendering) => {
    const answer = await oracle.render(rendering);
    if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
    return answer;
  };
  return {
    render,
    matches: async (pattern, text) => {
      const answer = await oracle.render({
        template: '$text.matches($pattern)',
        variables: { text, pattern },
      });
      if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
      return answer.output === 'true';
    },
  };
}
