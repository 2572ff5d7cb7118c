/** Names that are all different, also where case does not count. */
export class UniqueNames {
  readonly #taken: Set<string>;

  /** @param taken names that somebody has already */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  has(name: string): boolean {
    return this.#taken.has(name.toLowerCase());
  }

  /** The name, or the first of `name2`, `name3`, … that is free. From now on it is taken. */
  take(name: string, separator = ""): string {
    let free = name;
    // A digit at the end would run into the number: `step2` and the third of them, `step2_3`.
    const between = separator === "" && /\d$/.test(name) ? "_" : separator;
    for (let number = 2; this.has(free); number += 1) free = `${name}${between}${number}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
