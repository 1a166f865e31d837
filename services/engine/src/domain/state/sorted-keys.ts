interface Chunk {
  ranks: number[];
  keys: number[];
}

const MOST = 512;

/**
 * Keys ordered by rank, then by key, in chunks: whatever their number, one that comes or goes moves at most a chunk's worth of
 * others. Plain arrays of numbers, which the machine keeps without boxes.
 */
export class SortedKeys {
  private readonly chunks: Chunk[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** A key that is there already is kept twice. */
  add(key: number, rank = 0): void {
    this.count += 1;
    const place = Math.min(this.chunkOf(key, rank), this.chunks.length - 1);
    const chunk = this.chunks[place];
    if (!chunk) return void this.chunks.push({ ranks: [rank], keys: [key] });
    const at = positionIn(chunk, key, rank);
    if (chunk.keys.length < MOST) return insert(chunk, at, key, rank);
    if (at === MOST) return void this.chunks.push({ ranks: [rank], keys: [key] }); // behind the last of all: chunks filled in order stay full
    const rest = { ranks: chunk.ranks.splice(MOST / 2), keys: chunk.keys.splice(MOST / 2) };
    this.chunks.splice(place + 1, 0, rest);
    if (at <= MOST / 2) insert(chunk, at, key, rank);
    else insert(rest, at - MOST / 2, key, rank);
  }

  remove(key: number, rank = 0): void {
    const place = this.chunkOf(key, rank);
    const chunk = this.chunks[place];
    const at = chunk ? positionIn(chunk, key, rank) : -1;
    if (!chunk || chunk.keys[at] !== key || chunk.ranks[at] !== rank) return;
    this.count -= 1;
    chunk.keys.splice(at, 1);
    chunk.ranks.splice(at, 1);
    if (chunk.keys.length === 0) this.chunks.splice(place, 1);
  }

  /** The first keys, as many as asked for. */
  first(limit = this.count): number[] {
    return this.upTo(Infinity, limit);
  }

  /** The first keys whose rank is not above. */
  upTo(rank: number, limit: number): number[] {
    const found: number[] = [];
    for (const chunk of this.chunks) {
      for (let at = 0; at < chunk.keys.length; at += 1) {
        if (found.length >= limit || (chunk.ranks[at] as number) > rank) return found;
        found.push(chunk.keys[at] as number);
      }
    }
    return found;
  }

  /** The lowest rank. */
  earliest(): number | undefined {
    return this.chunks[0]?.ranks[0];
  }

  /** The first chunk whose last entry is not before this one; as many as there are when all are. */
  private chunkOf(key: number, rank: number): number {
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.chunks[middle] as Chunk;
      if (isBefore(chunk, chunk.keys.length - 1, key, rank)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function insert(chunk: Chunk, at: number, key: number, rank: number): void {
  if (at === chunk.keys.length) {
    chunk.keys.push(key);
    chunk.ranks.push(rank);
  } else {
    chunk.keys.splice(at, 0, key);
    chunk.ranks.splice(at, 0, rank);
  }
}

/** The first place whose entry is not before this one. */
function positionIn(chunk: Chunk, key: number, rank: number): number {
  let [low, high] = [0, chunk.keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(chunk, middle, key, rank)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(chunk: Chunk, at: number, key: number, rank: number): boolean {
  const other = chunk.ranks[at] as number;
  return other < rank || (other === rank && (chunk.keys[at] as number) < key);
}
