import { startEntraStandIn, type EntraStandIn } from "@journeyc/entra-stand-in";
import type { Database } from "../../../../runtime/database/database.ts";
import schema from "../../../../examples/pass-through/alpha_user.schema.json" with { type: "json" };
import { clientId, tenantId } from "../../entra/harness.ts";
import { directoryIn } from "./app.ts";

export const password = "Needle-In-No-Log-1";
const resource = "managed/alpha_user";

export function userName(index: number): string {
  return `user${index}@contoso.example`;
}

/** Has a password here and never needs Entra ID. */
export const localUser = "local@contoso.example";

/** Users that Entra ID knows, and who are stored here without a password: each first sign-on captures it. */
export class People {
  #next = 0;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** Somebody who has never signed on, and whom Entra ID must be asked about. */
  next(): string {
    if (this.#next === this.#count) throw new RangeError("More users are needed.");
    return userName(this.#next++);
  }

  /** The tenant of these users. */
  startEntra(): Promise<EntraStandIn> {
    const users = Array.from({ length: this.#count }, (_, index) => ({
      userName: userName(index),
      password,
    }));
    return startEntraStandIn({ tenantId, clientId, users });
  }

  async store(database: Database): Promise<void> {
    const directory = directoryIn(database);
    await directory.open([{ name: resource, schema: schema as never }]);
    const rest = { givenName: "Some", sn: "Body" };
    for (let index = 0; index < this.#count; index += 1) {
      const name = userName(index);
      await directory.create(resource, { userName: name, mail: name, ...rest });
    }
    await directory.create(resource, { userName: localUser, mail: localUser, password, ...rest });
    await directory.close();
  }
}
