import type { Compilable, CompiledQuery } from "kysely";
import type { Tablespace } from "./queries.ts";

type Value = string | number | null;

/** Stands in a built query where a value goes. */
class Hole {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is built once for each dialect, with holes where its values go: building one takes several times as long
 * as SQLite needs for it.
 */
export class BuiltQuery<Values extends Readonly<Record<string, Value>>, Row> {
  readonly #build: (tables: Tablespace, values: Values) => Compilable<Row>;
  /** By the adapter, which a database and its transactions have in common. */
  readonly #built = new WeakMap<object, CompiledQuery<Row>>();

  /** @param build must look at no value: each is a hole */
  constructor(build: (tables: Tablespace, values: Values) => Compilable<Row>) {
    this.#build = build;
  }

  async rows(tables: Tablespace, values: Values): Promise<readonly Row[]> {
    const built = this.#builtFor(tables);
    const parameters = built.parameters.map((parameter) =>
      parameter instanceof Hole ? values[parameter.name] : parameter,
    );
    const query: CompiledQuery<Row> = { ...built, parameters };
    return (await tables.executeQuery(query)).rows;
  }

  async first(tables: Tablespace, values: Values): Promise<Row | undefined> {
    return (await this.rows(tables, values))[0];
  }

  #builtFor(tables: Tablespace): CompiledQuery<Row> {
    const { adapter } = tables.getExecutor();
    const known = this.#built.get(adapter);
    if (known) return known;
    const built = this.#build(tables, holes<Values>()).compile();
    this.#built.set(adapter, built);
    return built;
  }
}

/** Kysely passes values on as they are, without a look at them: so a hole may have the type of what comes there. */
function holes<Values>(): Values {
  return new Proxy({}, { get: (_, name) => new Hole(String(name)) }) as Values;
}
