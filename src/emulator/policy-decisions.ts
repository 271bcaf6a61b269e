import { evaluatePolicy, type Decision, type PolicyDocument, type PolicyRequest } from '../policy';

/** Decides about requests under one resource policy. */
export type PolicyDecisions = (request: PolicyRequest) => Decision;

const capacity = 500;

/**
 * A policy decides alike about requests that differ in nothing that it mentions: a decision is kept and used again.
 * Those that the caller's own policies take part in are made anew.
 */
export function createPolicyDecisions(policy: PolicyDocument): PolicyDecisions {
  const text = JSON.stringify(policy).toLowerCase();
  const mentions = new Map<string, boolean>();
  const isMentioned = (key: string): boolean => {
    const known = mentions.get(key) ?? text.includes(key.toLowerCase());
    mentions.set(key, known);
    return known;
  };
  const decisions = new Map<string, Decision>();
  return (request) => {
    if (request.identityPolicies !== undefined) return evaluatePolicy(policy, request);
    const { resource, principal, authorization, context } = request;
    const relevant = Object.keys(context).filter(isMentioned);
    const key = JSON.stringify([
      resource,
      principal,
      authorization,
      relevant.map((name) => [name, context[name]]),
    ]);
    const known = decisions.get(key);
    if (known !== undefined) return known;
    const decision = evaluatePolicy(policy, request);
    const [oldest] = decisions.keys();
    if (decisions.size >= capacity && oldest !== undefined) decisions.delete(oldest);
    decisions.set(key, decision);
    return decision;
  };
}
