/** Numbers in [0, 1), the same ones for the same seed. */
export function createRandom(seed: number): () => number;

/** So many of the items, chosen at random: the same ones for the same seed. */
export function draw<T>(items: readonly T[], count: number, random: () => number): T[];
