export { InvalidJson } from './invalid-json';
export { InvalidPath } from './invalid-path';
export type { JsonPath } from './json-path';
export { maximumJsonDepth } from './json-reader';
export { parseJsonPath } from './parse-json-path';
export { PathCache } from './path-cache';
export { readJson } from './read-json';
export { readJsonPath } from './read-json-path';
export { writeJson } from './write-json';
