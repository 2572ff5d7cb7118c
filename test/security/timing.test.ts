import type { Directory } from "@journeyc/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comparedWithFirst, interleaved, threshold, toldApart } from "./support/interleaved.ts";
import type { Measuring, Sample } from "./support/interleaved.ts";
import { tries } from "./support/numbers.ts";
import { RawClient } from "./support/raw-client.ts";
import {
  domain,
  password,
  startSignOnServer,
  type ServerOptions,
  type SignOnServer,
} from "./support/sign-on-server.ts";
import { begin, pta, submit } from "./support/sign-on-client.ts";

// Who does not sign on is answered in the same time, whatever the reason: over real HTTP, with real argon2id, on SQLite
// and with the stand-in of Entra ID. Two samples are told apart by Welch's t-test; see support/interleaved.ts for what
// is done about the machine's own noise.

const wrong = "Wrong-Horse-Battery-22";
const rounds = tries(40, 200);
/** The other tests load the machine anyway; the thorough run, which has it for itself, loads it on purpose, too. */
const conditions: readonly (readonly [string, Measuring])[] = [
  ["idle", { rounds, lanes: 1 }] as const,
  ["while 3 others are hashed", { rounds, lanes: 4 }] as const,
].slice(0, tries(1, 2));
const patience = tries(10, 60) * 60_000;

/** Nobody comes near the limits here but the two who were put beyond theirs. */
const attempts = {
  user: { attempts: 1_000_000, windowMilliseconds: 3_600_000 },
  overall: { attempts: 1_000_000_000, windowMilliseconds: 3_600_000 },
};
const unknown = "zzzzzzzz";
const beyond = { known: "limited", unknown: "zzzzzzz" } as const;

interface Served extends SignOnServer {
  readonly clients: readonly RawClient[];
}

async function serve(more: Pick<ServerOptions, "before" | "delay"> = {}): Promise<Served> {
  const server = await startSignOnServer({ options: { attempts }, ...more });
  const clients = Array.from({ length: 4 }, () => new RawClient(server.origin));
  return { ...server, clients };
}

async function stop(server: Served): Promise<void> {
  for (const client of server.clients) client.close();
  await server.close();
}

/** How long the answer takes in which the name and the password are judged. */
function signOn(server: Served, journey: string, who: string, secret: string): Sample {
  return async (lane) => {
    const client = server.clients[lane] as RawClient;
    const asked = await begin(client, journey);
    const answered = await submit(client, asked, `${who}@${domain}`, secret);
    expect(answered.status).toBe(401);
    return answered.milliseconds;
  };
}

/** How long the answer to a name alone takes. */
function giveName(server: Served, journey: string, who: string): Sample {
  return async (lane) => {
    const client = server.clients[lane] as RawClient;
    const answered = await submit(client, await begin(client, journey), `${who}@${domain}`);
    expect(answered.status).toBe(200);
    return answered.milliseconds;
  };
}

/** Lets the users be beyond their limits, by counters that stand high. */
async function putBeyondLimit(server: Served, names: readonly string[]): Promise<void> {
  for (const name of names) await signOn(server, "Login", name, wrong)(0);
  await server.database.write((tables) =>
    tables
      .updateTable("journeyc_attempt")
      .set({ attempts: 2 * attempts.user.attempts })
      .where("attempts", "=", 1)
      .execute(),
  );
}

const report = (times: Readonly<Record<string, readonly number[]>>): void => {
  if (!process.env["JOURNEYC_TIMES"]) return;
  const t = comparedWithFirst(times);
  for (const [name, values] of Object.entries(times)) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    console.log(`${name}: ${mean.toFixed(2)} ms, t = ${(t.get(name) ?? 0).toFixed(2)}`);
  }
};

describe("whoever does not sign on", () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve();
    await putBeyondLimit(server, Object.values(beyond));
  });
  afterAll(() => stop(server));

  describe.each(conditions)("%s", (_condition, measuring) => {
    test(
      "Login: 4 kinds, 40 samples of each (200 in the thorough run), |t| < 4.5",
      async () => {
        const kinds = {
          unknown: signOn(server, "Login", unknown, wrong),
          "a wrong password": signOn(server, "Login", "known", wrong),
          "inactive, the right password": signOn(server, "Login", "inactive", password),
          "beyond the limit": signOn(server, "Login", beyond.known, password),
        };
        expect(await toldApart(kinds, measuring, report)).toEqual([]);
      },
      patience,
    );

    test(
      "pass-through: 6 kinds, 40 samples of each (200 in the thorough run), |t| < 4.5",
      async () => {
        const kinds = {
          unknown: signOn(server, pta, unknown, wrong),
          "a wrong password": signOn(server, pta, "known", wrong),
          "known to Entra ID only": signOn(server, pta, "entraonly", wrong),
          "known here only, inactive": signOn(server, pta, "localinactive", password),
          "beyond the limit": signOn(server, pta, beyond.known, password),
          "unknown and beyond the limit": signOn(server, pta, beyond.unknown, wrong),
        };
        expect(await toldApart(kinds, measuring, report)).toEqual([]);
      },
      patience,
    );

    test.each(["NameFirst", "ByMail"])(
      "%s, a name alone: 40 samples of each (200 in the thorough run), |t| < 4.5",
      async (journey) => {
        const kinds = {
          unknown: giveName(server, journey, unknown),
          known: giveName(server, journey, "known"),
        };
        expect(await toldApart(kinds, measuring, report)).toEqual([]);
      },
      patience,
    );
  });
});

test("Entra ID is slow: whoever is beyond the limit waits as long, and it is not asked", async () => {
  const delay = 400;
  const server = await serve({ delay });
  try {
    await putBeyondLimit(server, [beyond.known]);
    await signOn(server, pta, unknown, wrong)(0);
    const asked = server.tenant.requests.total;
    expect(await signOn(server, pta, beyond.known, password)(0)).toBeGreaterThan(delay);
    expect(server.tenant.requests.total).toBe(asked);
  } finally {
    await stop(server);
  }
});

describe("the measurement finds", () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve({ before: leaky });
  });
  afterAll(() => stop(server));

  test.each(conditions)(
    "a directory that hashes nothing for unknown names, %s",
    async (_condition, { lanes }) => {
      const kinds = {
        unknown: signOn(server, "Login", unknown, wrong),
        known: signOn(server, "Login", "known", wrong),
      };
      const t = comparedWithFirst(await interleaved(kinds, { rounds: 25, lanes })).get("known");
      expect(t).toBeGreaterThan(threshold);
    },
    patience,
  );
});

/** Looks first, and hashes only where there is somebody. */
function leaky(directory: Directory): Directory {
  const verifyPassword: Directory["verifyPassword"] = async (...asked) => {
    const [resource, attribute, value] = asked;
    const found = await directory.find(resource, attribute, value);
    return found && directory.verifyPassword(...asked);
  };
  return new Proxy(directory, {
    get(target, name) {
      if (name === "verifyPassword") return verifyPassword;
      // Without transactions, whose directory would be another.
      if (name === "begin") return undefined;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
