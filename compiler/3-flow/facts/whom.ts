import { covers } from "../effects/state-keys.ts";

/** Whom a node finds by its keys. */
export type Whom = "user" | "anybody" | "another";

/**
 * Whom each of the tracked keys names, a letter for each: `u` nobody (it is unset), `s` the user of the run, `m` nobody
 * can say, because a script may have set it; any other letter somebody who need not be the user, the same person for the
 * same letter.
 */
export type Letters = string;

const unset = "u";
const user = "s";
const anybody = "m";
const others = "123456789abcdefghijklnopqrtvwxyz";

/** Follows whom keys name, person by person. */
export class NamedPersons {
  readonly #keys: readonly string[];

  /** @param keys those that may name a user */
  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** No key is set. */
  get nobody(): Letters {
    return unset.repeat(this.#keys.length);
  }

  /** The tracked keys that a manifest's keys mean. */
  meantBy(named: readonly string[]): readonly string[] {
    return this.#keys.filter((key) => named.some((one) => covers(one, key)));
  }

  /** Whom a node finds: what the first of these keys that is set names; undefined: none is set. */
  found(keys: readonly string[], letters: Letters): Whom | undefined {
    const letter = this.#letterOf(keys, letters);
    if (letter === undefined) return undefined;
    return letter === user ? "user" : letter === anybody ? "anybody" : "another";
  }

  /** The first of these keys that is set: the one by which a node finds whom it is about. */
  firstSet(keys: readonly string[], letters: Letters): string | undefined {
    return keys.find((key) => this.#at(key, letters) !== unset);
  }

  /** All keys that name the one whom a node finds by these. */
  namesOf(keys: readonly string[], letters: Letters): readonly string[] {
    const letter = this.#letterOf(keys, letters);
    if (letter === anybody)
      return keys.filter((key) => this.#at(key, letters) === letter).slice(0, 1);
    return letter === undefined
      ? []
      : this.#keys.filter((key) => this.#at(key, letters) === letter);
  }

  /** These keys name the user of the run. */
  nameUser(keys: readonly string[], letters: Letters): Letters {
    return this.#set(letters, keys, user);
  }

  /** The user of the run is somebody else now, whom these keys name. */
  changeUser(keys: readonly string[], letters: Letters): Letters {
    return this.nameUser(keys, letters.replaceAll(user, fresh(letters)));
  }

  /** Each of these keys names somebody of its own: a typed address and a typed number need not be of one person. */
  nameSomebody(keys: readonly string[], letters: Letters): Letters {
    return keys.reduce((now, key) => this.#set(now, [key], fresh(now)), letters);
  }

  /** These keys name the one whom a node finds by others. */
  nameSame(keys: readonly string[], by: readonly string[], letters: Letters): Letters {
    return this.#set(letters, keys, this.#letterOf(by, letters) ?? fresh(letters));
  }

  /** What is not set may be set, by a script. */
  afterScript(letters: Letters): Letters {
    return letters.replaceAll(unset, anybody);
  }

  /** What a script may have set counts only where nothing else is there: the worse is what may be found. */
  #letterOf(keys: readonly string[], letters: Letters): string | undefined {
    const found = keys.map((key) => this.#at(key, letters));
    const certain = found.find((letter) => letter !== unset && letter !== anybody);
    return certain ?? found.find((letter) => letter === anybody);
  }

  #at(key: string, letters: Letters): string {
    return letters[this.#keys.indexOf(key)] ?? unset;
  }

  #set(letters: Letters, keys: readonly string[], letter: string): Letters {
    const set = this.#keys.map((key, index) =>
      keys.includes(key) ? letter : (letters[index] ?? unset),
    );
    return renamed(set);
  }
}

/** A letter for somebody who has none yet. There are more letters than a program has keys that name users. */
function fresh(letters: Letters): string {
  return [...others].find((letter) => !letters.includes(letter)) ?? "z";
}

/** The letters of others in the order in which they occur, so that the same relations are the same text. */
function renamed(letters: readonly string[]): Letters {
  const names = new Map<string, string>();
  return letters
    .map((letter) => {
      if (letter === unset || letter === user || letter === anybody) return letter;
      const name = names.get(letter) ?? others[names.size] ?? "z";
      names.set(letter, name);
      return name;
    })
    .join("");
}
