import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aadsts } from "../../runtime/connectors/entra/aadsts.ts";
import { RawClient, type RawAnswer } from "./support/raw-client.ts";
import {
  domain,
  password,
  startSignOnServer,
  type SignOnServer,
} from "./support/sign-on-server.ts";
import { begin, pta, submit } from "./support/sign-on-client.ts";

// Whoever does not sign on gets the same bytes, over real HTTP, whatever the reason: only ids and dates differ. What a
// client has typed itself may come back; hence strangers with names of the same length.

const wrong = "Wrong-Horse-Battery-22";
/** Nobody has this name, here or elsewhere. */
const stranger = (length: number): string => "z".repeat(length);
const refusals = aadsts
  .filter(({ verdict }) => verdict === "rejected")
  .flatMap(({ numbers }) => numbers);

let server: SignOnServer;
let client: RawClient;

/** What a client sees, without what is random and without the name that it typed; lengths stay. */
function seen(answers: readonly RawAnswer[], name: string): readonly unknown[] {
  const plain = (text: string): string =>
    text
      .replaceAll(
        /(authId(?:":|" value=)")([^"]+)/g,
        (_all, before: string, id: string) => `${before}${id.length} characters`,
      )
      .replaceAll(
        /(set-cookie: journey-\w+)=([\w-]+)/g,
        (_all, cookie: string, id: string) => `${cookie}=${id.length} characters`,
      )
      .replaceAll(name, "name")
      .replaceAll(encodeURIComponent(name), "name");
  return answers.map(({ status, headers, body }) => [status, headers.map(plain), plain(body)]);
}

type Way = (journey: string, name: string, secret: string) => Promise<readonly RawAnswer[]>;

const steps: Way = async (journey, name, secret) => {
  const asked = await begin(client, journey);
  return [asked, await submit(client, asked, name, secret)];
};

const oneByOne: Way = async (journey, name, secret) => {
  const askedName = await begin(client, journey);
  const askedPassword = await submit(client, askedName, name);
  return [askedName, askedPassword, await submit(client, askedPassword, secret)];
};

const inHeaders: Way = async (journey, name, secret) => {
  const credentials = { "x-openam-username": name, "x-openam-password": secret };
  return [await begin(client, journey, credentials)];
};

const version1: Way = async (journey, name, secret) => {
  const credentials = { "x-openam-username": name, "x-openam-password": secret };
  const version = { "accept-api-version": "protocol=1.0,resource=1.0" };
  return [await begin(client, journey, { ...credentials, ...version })];
};

const onThePage: Way = async (journey, name, secret) => {
  const index = new URLSearchParams({ authIndexType: "service", authIndexValue: journey });
  const shown = await client.get(`/am/XUI/?realm=/alpha&${index}`);
  const action = /<form method="post" action="([^"]*)"/.exec(shown.body)?.[1] ?? "";
  const authId = /name="authId" value="([^"]*)"/.exec(shown.body)?.[1] ?? "";
  const form = new URLSearchParams({ authId, IDToken1: name, IDToken2: secret }).toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const cookie = { cookie: cookiesOf(shown) };
  const answered = await client.post(action.replaceAll("&amp;", "&"), form, { ...type, ...cookie });
  if (answered.status !== 303) return [shown, answered];
  const place = /^location: (.*)/im.exec(answered.headers.join("\n"))?.[1] ?? "";
  const kept = { cookie: `${cookie.cookie}; ${cookiesOf(answered)}` };
  return [shown, answered, await client.get(place, kept)];
};

function cookiesOf({ headers }: RawAnswer): string {
  return headers.flatMap((line) => /^set-cookie: ([^;]*)/i.exec(line)?.[1] ?? []).join("; ");
}

/** Who, and with which password. Nobody of them signs on. */
const people: readonly (readonly [string, string, string])[] = [
  ["a wrong password", "known", wrong],
  ["inactive, and the right password", "inactive", password],
  ["inactive, and a wrong password", "inactive", wrong],
  ["inactive and known here only, and the right password", "localinactive", password],
  ["known to Entra ID only, and a wrong password", "entraonly", wrong],
  ["known here only, and a wrong password", "localonly", wrong],
  ["beyond the limit, and a wrong password", "limited", wrong],
  ["beyond the limit, and the right password", "limited", password],
  ["locked at Entra ID", "err50053", wrong],
  ["expired at Entra ID", "err50055", wrong],
  ["disabled at Entra ID", "err50057", wrong],
  ["a second factor is wanted", "err50076", wrong],
  ["an external challenge is wanted", "err50158", wrong],
  ["a password that nothing hashes", "known", "x".repeat(2_000)],
];

async function useUpLimit(name: string): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) await steps("Login", name, wrong);
}

const ways: readonly (readonly [string, readonly string[], Way])[] = [
  ["in two steps", ["Login", pta, "Again"], steps],
  ["name first", ["NameFirst"], oneByOne],
  ["in headers", ["Login", pta], inHeaders],
  ["in headers, for version 1 of the resource", ["Login", pta], version1],
  ["on the sign-on page", ["Login", pta, "Again"], onThePage],
];
const cases = ways.flatMap(([how, journeys, way]) =>
  journeys.map((journey) => ({ how, journey, way })),
);

/** The answers are made above the database; the thorough run looks at both. */
const databases = process.env["JOURNEYC_THOROUGH"] ? ["SQLite", "PostgreSQL"] : ["PostgreSQL"];

describe.each(databases)("on %s", (database) => {
  beforeAll(async () => {
    server = await startSignOnServer({
      postgres: database === "PostgreSQL",
      // Five for a user, as everywhere; the others are tried more often than that here.
      options: {
        attempts: { user: { attempts: 5, windowMilliseconds: 3_600_000 }, overall: false },
      },
    });
    client = new RawClient(server.origin);
    await useUpLimit(`limited@${domain}`);
  });
  afterAll(async () => {
    client.close();
    await server.close();
  });

  test.each(cases)("$journey, $how: 14 reasons, 1 answer", async ({ journey, way }) => {
    expect(cases).toHaveLength(11);
    let same = 0;
    const toStrangers = new Map<string, readonly unknown[]>();
    const toStranger = async (length: number, secret: string): Promise<readonly unknown[]> => {
      const key = JSON.stringify([length, secret]);
      const unknown = `${stranger(length)}@${domain}`;
      const answers = toStrangers.get(key) ?? seen(await way(journey, unknown, secret), unknown);
      toStrangers.set(key, answers);
      return answers;
    };
    for (const [why, who, secret] of people) {
      // So that nobody but `limited` is beyond the limit.
      await forgetAttempts(who);
      const name = `${who}@${domain}`;
      const answers = seen(await way(journey, name, secret), name);
      expect(answers, why).toEqual(await toStranger(who.length, secret));
      expect(answers.at(-1), why).toEqual([
        expect.any(Number),
        expect.not.arrayContaining([expect.stringMatching(/iPlanetDirectoryPro=/)]),
        expect.not.stringContaining("tokenId"),
      ]);
      same += 1;
    }
    expect(same).toBe(14);
  });

  test("a stranger beyond the limit gets what a user beyond it gets", async () => {
    const unknown = `${stranger(7)}@${domain}`;
    await useUpLimit(unknown);
    for (const journey of ["Login", pta]) {
      const both = [`limited@${domain}`, unknown].map(async (name) =>
        seen(await steps(journey, name, wrong), name),
      );
      expect(await both[0]).toEqual(await both[1]);
    }
    await forgetAttempts();
  });

  test("each refusal of Entra ID is a wrong password to the client", async () => {
    const expected = seen(await steps(pta, `z@${domain}`, wrong), `z@${domain}`);
    for (const number of refusals) {
      const name = `err${number}@${domain}`;
      expect(seen(await steps(pta, name, wrong), name), `AADSTS${number}`).toEqual(expected);
    }
    expect(refusals.length).toBeGreaterThan(40);
    // The right password at Entra ID, of somebody who is not stored here.
    const name = `nothere@${domain}`;
    expect(seen(await steps(pta, name, password), name)).toEqual(expected);
  });

  test("nothing typed is nothing typed, for everybody", async () => {
    for (const journey of ["Login", pta]) {
      const [name, unknown] = [`known@${domain}`, `${stranger(5)}@${domain}`];
      const answers = seen(await steps(journey, name, ""), name);
      expect(answers).toEqual(seen(await steps(journey, unknown, ""), unknown));
    }
  });

  test("a link by mail is promised to everybody, and sent to users", async () => {
    const promised = async (who: string): Promise<unknown> => {
      const name = `${who}@${domain}`;
      const asked = await begin(client, "ByMail");
      return seen([asked, await submit(client, asked, name)], name);
    };
    server.mails.length = 0;
    for (const who of ["known", "inactive", "entraonly"])
      expect(await promised(who)).toEqual(await promised(stranger(who.length)));
    // They are sent after the answers: with one more at the end, none of a stranger's can be under way.
    await promised("known");
    const users = ["known", "inactive", "entraonly", "known"].map((who) => `${who}@${domain}`);
    await expect.poll(() => server.mails.toSorted()).toEqual(users.toSorted());
  });

  test("a session that ended is as unknown as one that never was", async () => {
    const [, signedOn] = await steps("Login", `known@${domain}`, password);
    const { tokenId } = JSON.parse(signedOn?.body ?? "{}") as { tokenId: string };
    const ask = async (path: string, token: string): Promise<unknown> => {
      const more = { iPlanetDirectoryPro: token, "x-requested-with": "test" };
      const answer = await client.post(`/am/json/realms/root/realms/alpha/${path}`, "{}", more);
      return seen([answer], token);
    };
    await ask("sessions?_action=logout", tokenId);
    for (const path of [
      "users?_action=idFromSession",
      "sessions?_action=getSessionInfo",
      "sessions?_action=validate",
      "sessions?_action=refresh",
    ])
      expect(await ask(path, tokenId)).toEqual(await ask(path, "z".repeat(tokenId.length)));
  });
});

/** All of them, or all but those of who is beyond the limit when somebody else is to be tried. */
async function forgetAttempts(who?: string): Promise<void> {
  if (who === "limited") return;
  await server.database.write((tables) => {
    const attempts = tables.deleteFrom("journeyc_attempt");
    return (who === undefined ? attempts : attempts.where("attempts", "<", 6)).execute();
  });
}
