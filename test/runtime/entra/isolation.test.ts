import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn, StandInUser } from "@journeyc/entra-stand-in";
import { ada, inShort, keysPath, startRedirected, subject, tokenPath } from "./harness.ts";

const people: readonly StandInUser[] = Array.from({ length: 60 }, (_, index) => ({
  userName: `person-${index}@contoso.example`,
  password: `Correct-Horse-${index}`,
  oid: `b0b0b0b0-0000-4000-8000-${String(index).padStart(12, "0")}`,
}));

let standIn: EntraStandIn;
beforeAll(async () => {
  standIn = await startRedirected({ users: [ada, ...people] });
});
afterAll(() => standIn.close());

describe("one user's trouble", () => {
  test.each(["http503-retry60", "http429-retry60", "err50126-retry60", "http500"])(
    "%s does not touch another user, nor the same one's next try",
    async (fault) => {
      const connector = subject();
      const userName = `${fault}@contoso.example`;
      standIn.requests.clear();
      for (let round = 1; round <= 8; round += 1) {
        await connector.ask(userName, "x");
        expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
      }
      // All were asked: nothing was answered from a lock of ours.
      expect(standIn.requests.ofUser(userName)).toBe(8);
      for (let round = 0; round < 20; round += 1) await connector.ask(userName, "x");
      expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
      await connector.close();
    },
  );

  test("bad passwords never open the breaker", async () => {
    const connector = subject();
    for (const person of people) await connector.ask(person.userName, "wrong");
    expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
    await connector.close();
  });

  test("names that Entra cannot have are refused here, whatever they do", async () => {
    const connector = subject();
    standIn.requests.clear();
    const names = [
      "",
      "ada",
      "ada@",
      "@contoso.example",
      "a b@c.d",
      "ada@contoso.example\r\nX-Evil: 1",
    ];
    const stranger = [
      "ada\0@contoso.example",
      "ada@contoso.example ",
      "αda@contoso.example",
      "a@b@c",
    ];
    for (const name of [...names, ...stranger, `${"a".repeat(113)}@c`]) {
      expect(inShort(await connector.ask(name, "x")), JSON.stringify(name)).toBe(
        "rejected invalidCredentials",
      );
    }
    for (const password of ["", "x".repeat(257), "lone \ud800 surrogate"]) {
      expect(inShort(await connector.ask(ada.userName, password))).toBe(
        "rejected invalidCredentials",
      );
    }
    expect(standIn.requests.total).toBe(0);
    await connector.close();
  });
});

/** Everybody must get their own id, and the wrong password must be theirs alone. */
async function mismatches(
  connector: ReturnType<typeof subject>,
  turns: readonly number[],
): Promise<number> {
  const wrong = await Promise.all(
    turns.map(async (turn) => {
      const person = people[turn % people.length] ?? ada;
      const right = turn % 7 !== 0;
      const verdict = await connector.ask(person.userName, right ? person.password : "wrong");
      if (!right) return verdict.kind === "rejected" ? 0 : 1;
      return verdict.kind === "accepted" && verdict.id === person.oid ? 0 : 1;
    }),
  );
  return wrong.filter(Boolean).length;
}

describe("many users at once", () => {
  test("500 one after the other and 10 × 40 at once: no mismatch, one POST each, one fetch of the keys", async () => {
    const connector = subject();
    standIn.requests.clear();
    let wrong = 0;
    for (let turn = 0; turn < 500; turn += 1) wrong += await mismatches(connector, [turn]);
    for (let round = 0; round < 10; round += 1) {
      const turns = Array.from({ length: 40 }, (_, index) => round * 40 + index * 13);
      wrong += await mismatches(connector, turns);
    }
    expect(wrong).toBe(0);
    expect(standIn.requests.ofPath(tokenPath)).toBe(900);
    expect(standIn.requests.ofPath(keysPath)).toBe(1);
    expect(standIn.requests.total).toBe(901);
    await connector.close();
  });

  test("more than `maxInFlight` wait their turn, and more than twice as many are told that it is busy", async () => {
    const connector = subject({ maxInFlight: 4, timeoutMs: 1000 });
    const inTime = await Promise.all(
      people.slice(0, 8).map(({ userName, password }) => connector.ask(userName, password)),
    );
    expect(new Set(inTime.map(inShort))).toEqual(new Set(["accepted"]));
    const hanging = Array.from({ length: 10 }, () => connector.ask("hang@contoso.example", "x"));
    const verdicts = (await Promise.all(hanging)).map(inShort);
    expect(verdicts.filter((verdict) => verdict === "unavailable entra-busy")).toHaveLength(2);
    expect(verdicts.filter((verdict) => verdict === "unavailable entra-timeout")).toHaveLength(8);
    expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
    await connector.close();
  });
});

describe("an outage", () => {
  test("opens the breaker after five users, and answers at once from then on", async () => {
    const connector = subject({ timeoutMs: 2000 });
    await standIn.behave("refuse");
    const verdicts: string[] = [];
    for (const person of people.slice(0, 8)) {
      verdicts.push(inShort(await connector.ask(person.userName, person.password)));
    }
    await standIn.behave("normal");
    expect(verdicts.slice(0, 5)).toEqual(Array(5).fill("unavailable entra-unreachable"));
    expect(verdicts.slice(5)).toEqual(Array(3).fill("unavailable entra-circuit-open"));
    await connector.close();
  });
});
