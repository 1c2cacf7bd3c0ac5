/** What no map changes any more. */
interface Layer<K, V> {
  readonly entries: ReadonlyMap<K, V>;
  readonly below: Layer<K, V> | null;
}

/** A map that can be forked without a copy: a stage that builds on another, a subshell, the variables as a RUN sees them. */
export class LayeredMap<K, V extends object | string | boolean> {
  /** Made when something is set: most forks are only read. */
  #own: Map<K, V> | null = null;
  #below: Layer<K, V> | null;

  constructor(below: Layer<K, V> | null = null) {
    this.#below = below;
  }

  /** A map with all that this one has; from here on each goes its own way. */
  fork(): LayeredMap<K, V> {
    if (this.#own !== null) {
      this.#below = layered(this.#own, this.#below);
      this.#own = null;
    }
    return new LayeredMap(this.#below);
  }

  get(key: K): V | undefined {
    let value = this.#own?.get(key);
    for (let layer = this.#below; value === undefined && layer !== null; layer = layer.below) value = layer.entries.get(key);
    return value;
  }

  get isEmpty(): boolean {
    return this.#own === null && this.#below === null;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): void {
    (this.#own ??= new Map()).set(key, value);
  }

  /** A copy with each key once, in the order in which it was first set. */
  entries(): Map<K, V> {
    const layers: ReadonlyMap<K, V>[] = this.#own === null ? [] : [this.#own];
    for (let layer = this.#below; layer !== null; layer = layer.below) layers.push(layer.entries);
    const all = new Map<K, V>();
    for (const layer of layers.reverse()) for (const [key, value] of layer) all.set(key, value);
    return all;
  }
}

/** Each layer is smaller than the one below it, so that a look-up goes through few, however many forks there were. */
function layered<K, V>(entries: ReadonlyMap<K, V>, below: Layer<K, V> | null): Layer<K, V> {
  return below === null || below.entries.size > entries.size
    ? { entries, below }
    : layered(new Map([...below.entries, ...entries]), below.below);
}
