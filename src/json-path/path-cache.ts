import type { JsonPath } from './json-path';
import { parseJsonPath } from './parse-json-path';

/** Parsed paths of one owner (a template, say), the least recently used thrown out beyond `capacity`. */
export class PathCache {
  private readonly paths = new Map<string, JsonPath>();
  private readonly capacity: number;

  constructor(capacity = 200) {
    this.capacity = capacity;
  }

  get(source: string): JsonPath {
    const known = this.paths.get(source);
    const path = known ?? parseJsonPath(source);
    this.paths.delete(source);
    this.paths.set(source, path);
    const [oldest] = this.paths.keys();
    if (this.paths.size > this.capacity && oldest !== undefined) this.paths.delete(oldest);
    return path;
  }
}
