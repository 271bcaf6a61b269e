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
  outcomes: Outcomes[];
  urls: ExplainedUrl[];
}

export interface ExplainedRoute {
  method: string;
  path: string;
  authorization: string;
  /** logical id of the function, or the type of another integration */
  target: string;
  /** number of its entry in `outcomes`; undefined for a proxy integration, whose function decides */
  outcomes: number | undefined;
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

export interface ExplainedUrl {
  url: string;
  note: string;
}
