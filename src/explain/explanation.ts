/** What `private-api explain` knows of an API: a value, which each format writes in its way. */
export interface Explanation {
  logicalId: string;
  name: string;
  isPrivate: boolean;
  stages: string[];
  routes: ExplainedRoute[];
  access: {
    /** the resource policy, a sentence for each statement */
    words: string[];
    matrix: AccessMatrix;
  };
  /** private custom domain names, whose policies have to allow as well */
  domains: ExplainedDomain[];
  outcomes: Outcomes[];
  templates: MappingTemplates[];
  /** what is set beside all this: limits, keys, logs, caches */
  settings: ExplainedSetting[];
  urls: ExplainedUrl[];
}

export interface ExplainedRoute {
  method: string;
  path: string;
  authorization: string;
  /** name of the authorizer */
  authorizer?: string;
  /** logical id of the function, or the type of another integration */
  target: string;
  /** number of its entry in `outcomes`; undefined for a proxy integration, whose function decides */
  outcomes: number | undefined;
  /** number of its entry in `templates`; undefined where it has none */
  templates: number | undefined;
}

export interface ExplainedDomain {
  name: string;
  /** its policy, a sentence for each statement */
  words: string[];
}

export type Verdict = 'allowed' | 'denied' | 'unknown';

export interface AccessMatrix {
  /** kinds of callers by what they show */
  columns: string[];
  /** kinds of callers by where they come from */
  rows: { label: string; cells: { verdict: Verdict; why: string }[] }[];
}

export interface Outcomes {
  /** what happens → status, in the order of status */
  rows: { when: string; status: string }[];
}

export interface MappingTemplates {
  /** `request`, or the status of the integration response; the media types there that one template is for */
  rows: { where: string; mediaTypes: string[]; template: string }[];
}

export interface ExplainedSetting {
  /** `the API`, `stage dev`, `GET /orders`, `usage plan gold` */
  of: string;
  /** in CloudFormation's words */
  setting: string;
  value: string;
}

export interface ExplainedUrl {
  url: string;
  note: string;
}
