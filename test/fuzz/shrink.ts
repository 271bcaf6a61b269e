/**
 * The smallest text found that still fails, by deleting pieces: halves first, then ever smaller ones down to single
 * characters (delta debugging). All candidates of a pass are asked at once.
 */
export async function shrinkText(
  text: string,
  stillFails: (candidates: readonly string[]) => Promise<boolean[]>,
): Promise<string> {
  let best = Array.from(text);
  for (let size = Math.ceil(best.length / 2); size >= 1;) {
    const candidates: string[][] = [];
    for (let start = 0; start < best.length; start += size > 3 ? size : 1) {
      candidates.push([...best.slice(0, start), ...best.slice(start + size)]);
    }
    const failing = await stillFails(candidates.map((candidate) => candidate.join('')));
    const found = candidates[failing.indexOf(true)];
    if (found !== undefined) {
      best = found;
      size = Math.min(size, Math.max(1, best.length));
    } else {
      size = size === 1 ? 0 : size > 3 ? Math.ceil(size / 2) : size - 1;
    }
  }
  return best.join('');
}

/** The pieces of a text that only go together, each as the ranges to delete at once. */
export type Pieces = (text: string) => (readonly [start: number, end: number])[][];

/** Shrinks a text by pieces that go together, by deleting and by plainer words, until nothing helps. */
export async function shrinkFully(
  text: string,
  pieces: Pieces,
  stillFails: (candidates: readonly string[]) => Promise<boolean[]>,
): Promise<string> {
  for (let before = '', best = text; ; before = best) {
    best = await replaceWords(
      await shrinkText(await deletePieces(best, pieces, stillFails), stillFails),
      stillFails,
    );
    if (best === before) return best;
  }
}

async function deletePieces(
  text: string,
  pieces: Pieces,
  stillFails: (candidates: readonly string[]) => Promise<boolean[]>,
): Promise<string> {
  const candidates = pieces(text).map((ranges) =>
    [...ranges]
      .sort(([a], [b]) => b - a)
      .reduce((left, [start, end]) => left.slice(0, start) + left.slice(end), text),
  );
  const failing = await stillFails(candidates);
  const found = candidates.filter((_, i) => failing[i]).sort((a, b) => a.length - b.length)[0];
  return found === undefined ? text : deletePieces(found, pieces, stillFails);
}

/** Text that only fills is told apart from text that matters by making it plain. */
async function replaceWords(
  text: string,
  stillFails: (candidates: readonly string[]) => Promise<boolean[]>,
): Promise<string> {
  const simpler = [...new Set(text.match(/[A-Za-z]{2,}|[\u007f-\uffff]+|\d{2,}/g) ?? [])].flatMap((word) =>
    ['x', '1'].map((plain) => text.replaceAll(word, plain)).filter((candidate) => candidate !== text),
  );
  const failing = await stillFails(simpler);
  const found = simpler[failing.indexOf(true)];
  return found === undefined || found.length >= text.length ? text : replaceWords(found, stillFails);
}

/** The smallest value found that still fails, by leaving out members and putting nothing in the place of values. */
export async function shrinkRecord(
  record: Record<string, unknown>,
  stillFails: (candidate: Record<string, unknown>) => Promise<boolean>,
): Promise<Record<string, unknown>> {
  let best = record;
  for (const key of Object.keys(record)) {
    const without = Object.fromEntries(Object.entries(best).filter(([name]) => name !== key));
    if (await stillFails(without)) {
      best = without;
      continue;
    }
    const value = best[key];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const smaller = await shrinkRecord(value as Record<string, unknown>, (candidate) =>
        stillFails({ ...best, [key]: candidate }),
      );
      best = { ...best, [key]: smaller };
    }
  }
  return best;
}
