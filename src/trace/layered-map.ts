/** So many layers may lie on one another, as a look-up goes through all of them; then they are made one. */
const deepest = 32;

/** What no map changes any more. */
interface Layer<K, V> {
  readonly entries: ReadonlyMap<K, V>;
  readonly below: Layer<K, V> | null;
  readonly depth: number;
}

/** A map that can be forked without a copy: a stage that builds on another, a subshell, the variables as a RUN sees them. */
export class LayeredMap<K, V extends object | true> {
  /** Made when something is set: most forks are only read. */
  #own: Map<K, V> | null = null;
  #below: Layer<K, V> | null;

  constructor(below: Layer<K, V> | null = null) {
    this.#below = below;
  }

  /** A map with all that this one has; from here on each goes its own way. */
  fork(): LayeredMap<K, V> {
    if (this.#own !== null) {
      const depth = (this.#below?.depth ?? 0) + 1;
      this.#below = depth < deepest
        ? { entries: this.#own, below: this.#below, depth }
        : { entries: this.entries(), below: null, depth: 1 };
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
