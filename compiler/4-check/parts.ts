import type { BoundFile, Program } from "../2-bind/model.ts";

/** Nothing runs through it: no journey, no import. It is shared by many, and says nothing of one to the other. */
function isLeaf({ journeys, imports }: BoundFile): boolean {
  return journeys.length === 0 && imports.length === 0;
}

/** The roots of a forest: which files belong together, as far as it is known. */
class Groups {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    let root = index;
    for (let up = this.#parents[root]; up !== undefined && up !== root; up = this.#parents[root]) {
      // Halves the way for the next who asks.
      this.#parents[root] = this.#parents[up] ?? up;
      root = up;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.#parents[this.rootOf(one)] = this.rootOf(other);
  }
}

/**
 * The parts of a program that have nothing to do with each other: files that import each other, directly or not, through
 * a common one as well. What is found in a file rests on the files of its part alone, so that what has been worked out for a
 * part can be dropped before the next.
 */
export function partsOf(program: Program): readonly Program[] {
  const { files, catalogue, scripts } = program;
  const numbers = new Map(files.map(({ source }, index) => [source.path, index] as const));
  const groups = new Groups(files.length);
  for (const [index, { imports }] of files.entries()) {
    for (const { path } of imports) {
      const number = path === undefined ? undefined : numbers.get(path);
      const file = number === undefined ? undefined : files[number];
      if (number !== undefined && file !== undefined && !isLeaf(file)) groups.join(index, number);
    }
  }
  const parts = Map.groupBy(files.keys(), (index) => groups.rootOf(index));
  return [...parts.values()].map((indices) => ({
    files: indices.flatMap((index) => files[index] ?? []),
    catalogue,
    scripts,
  }));
}
