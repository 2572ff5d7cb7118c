import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { ada, inShort, startRedirected, subject, tokenPath, type Subject } from "./harness.ts";

/** Faults of the answer and of its id_token, by the user name that asks the stand-in for them. */
const faults: readonly (readonly [string, string])[] = [
  ["http400", "unavailable entra-trouble"],
  ["http429-retry3", "unavailable entra-throttled"],
  ["http500", "unavailable entra-server-error"],
  ["http503-retry7", "unavailable entra-server-error"],
  ["http500-html", "unavailable entra-server-error"],
  ["http502-html", "unavailable entra-server-error"],
  ["http200-html", "unavailable entra-bad-answer"],
  ["http403-html", "unavailable entra-bad-answer"],
  ["proxy200", "unavailable entra-bad-answer"],
  ["proxy403", "unavailable entra-bad-answer"],
  ["proxy502", "unavailable entra-server-error"],
  ["reset", "unavailable entra-unreachable"],
  ["truncated", "unavailable entra-unreachable"],
  ["emptybody", "unavailable entra-bad-answer"],
  ["emptyobj", "unavailable entra-bad-answer"],
  ["array", "unavailable entra-bad-answer"],
  ["noidtoken", "unavailable entra-bad-answer"],
  ["created", "unavailable entra-bad-answer"],
  ["tokenanderror", "unavailable entra-bad-answer"],
  ["redirect", "unavailable entra-bad-answer"],
  ["redirect-elsewhere", "unavailable entra-bad-answer"],
  ["bigbody", "unavailable entra-bad-answer"],
  ["gzipbomb", "unavailable entra-bad-answer"],
  ["badgzip", "unavailable entra-bad-answer"],
  ["brotli", "unavailable entra-bad-answer"],
  ["badsig", "unavailable entra-bad-answer"],
  ["unknownkey", "unavailable entra-bad-answer"],
  ["algnone", "unavailable entra-bad-answer"],
  ["hs256", "unavailable entra-bad-answer"],
  ["othertenant", "unavailable entra-bad-answer"],
  ["otherissuer", "unavailable entra-bad-answer"],
  ["otherapp", "unavailable entra-bad-answer"],
  ["expired", "unavailable entra-bad-answer"],
  ["notyet", "unavailable entra-bad-answer"],
  ["nooid", "unavailable entra-bad-answer"],
  ["noname", "rejected identityMismatch"],
  ["otheruser", "rejected identityMismatch"],
  // Not faults: what must be borne.
  ["gzip", "accepted"],
  ["skewed", "accepted"],
];

describe("answers that are no success", () => {
  let standIn: EntraStandIn;
  let connector: Subject;
  beforeAll(async () => {
    standIn = await startRedirected();
    connector = subject({ timeoutMs: 5000 });
  });
  afterAll(async () => {
    await connector.close();
    await standIn.close();
  });

  test.each(faults)("%s is %s, and the next user is served", async (fault, expected) => {
    const userName = `${fault}@contoso.example`;
    expect(inShort(await connector.ask(userName, "Correct-Horse-1"))).toBe(expected);
    // A reset of a kept-alive socket looks like one that had died while idle: that is worth one more try.
    expect(standIn.requests.ofUser(userName)).toBe(fault === "reset" ? 2 : 1);
    expect(inShort(await connector.ask(ada.userName, ada.password))).toBe("accepted");
  });

  test("a redirect is not followed, to another host or to the same", async () => {
    standIn.requests.clear();
    await connector.ask("redirect@contoso.example", "Correct-Horse-1");
    expect(standIn.requests.total).toBe(1);
    expect(standIn.requests.ofPath("/steal")).toBe(0);
  });

  test.each(["hang", "slowbody"])("%s ends at the deadline", async (fault) => {
    const impatient = subject({ timeoutMs: 300 });
    const start = performance.now();
    const verdict = await impatient.ask(`${fault}@contoso.example`, "Correct-Horse-1");
    expect(inShort(verdict)).toBe("unavailable entra-timeout");
    expect(performance.now() - start).toBeLessThan(1500);
    expect(inShort(await impatient.ask(ada.userName, ada.password))).toBe("accepted");
    await impatient.close();
  });

  test("a caller that goes away ends the call, before and during it", async () => {
    const early = { signal: AbortSignal.abort() };
    standIn.requests.clear();
    expect(inShort(await connector.ask(ada.userName, ada.password, early))).toBe(
      "unavailable entra-cancelled",
    );
    expect(standIn.requests.ofPath(tokenPath)).toBe(0);

    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const verdict = await connector.ask("hang@contoso.example", "x", controller);
    expect(inShort(verdict)).toBe("unavailable entra-cancelled");
  });
});

describe("a network in trouble", () => {
  test.each([
    ["refuse", "unavailable entra-unreachable"],
    ["reset", "unavailable entra-unreachable"],
    ["hang", "unavailable entra-timeout"],
  ] as const)("%s is %s, and it recovers at once", async (behaviour, expected) => {
    const standIn = await startRedirected();
    const connector = subject({ timeoutMs: 500 });
    const ask = async (): Promise<string> =>
      inShort(await connector.ask(ada.userName, ada.password));
    expect(await ask()).toBe("accepted");
    await standIn.behave(behaviour);
    expect(await ask()).toBe(expected);
    await standIn.behave("normal");
    expect(await ask()).toBe("accepted");
    await connector.close();
    await standIn.close();
  });

  test("kept-alive sockets that died meanwhile cost nobody a sign-in", async () => {
    const standIn = await startRedirected();
    const connector = subject();
    const round = (): Promise<string[]> =>
      Promise.all(
        Array.from({ length: 6 }, async () =>
          inShort(await connector.ask(ada.userName, ada.password)),
        ),
      );
    expect(new Set(await round())).toEqual(new Set(["accepted"]));
    standIn.dropConnections();
    // Without a pause: the client has not heard of it yet.
    expect(new Set(await round())).toEqual(new Set(["accepted"]));
    await connector.close();
    await standIn.close();
  });
});
