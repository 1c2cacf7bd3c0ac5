/**
 * A function that works its answer out once for an object, and keeps it in the object. A WeakMap would do the same, but
 * V8's collections of young objects take its values for roots: an answer that refers to the object would keep a whole
 * trace until the next collection of all.
 */
export function keptIn<Key extends object, Answer extends object>(work: (key: Key) => Answer): (key: Key) => Answer {
  const slot = Symbol("kept");
  return (key) => {
    const known = (key as { [slot]?: Answer })[slot];
    if (known !== undefined) return known;
    const answer = work(key);
    Object.defineProperty(key, slot, { value: answer });
    return answer;
  };
}
