import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { expectedByNumber } from "./expected-codes.ts";
import { startRedirected, subject } from "./harness.ts";

/** A word that is part of the user name, and the password: both must show up nowhere. */
const needleName = "needle-name";
const needlePassword = "Needle-Password-77";
const clientSecret = "Needle-Secret-55";

let standIn: EntraStandIn;
beforeAll(async () => {
  standIn = await startRedirected({ clientSecret });
});
afterAll(() => standIn.close());

const faults = [
  ...Object.values(expectedByNumber).flatMap((numbers) => numbers.map((number) => `err${number}`)),
  ..."http503-retry7 http500-html proxy200 proxy403 reset truncated emptyobj array redirect bigbody".split(
    " ",
  ),
  ..."badgzip badsig unknownkey algnone othertenant otheruser otherapp expired notyet nooid noname".split(
    " ",
  ),
  "hang",
];

test("no error, log or output carries the name, the password or the secret", async () => {
  const written: string[] = [];
  const keep = (chunk: unknown): boolean => written.push(String(chunk)) > 0;
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(keep),
    vi.spyOn(process.stderr, "write").mockImplementation(keep),
    ...(["log", "info", "warn", "error", "debug"] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation(keep),
    ),
  ];
  const connector = subject({ clientSecret, timeoutMs: 700 });
  const seen: string[] = [];
  try {
    for (const fault of faults) {
      // The stand-in repeats the user name in the text of its errors, as Entra does in some.
      const verdict = await connector.ask(`${fault}@${needleName}.example`, needlePassword);
      seen.push(
        inspect(verdict, { depth: 20, showHidden: true, getters: true }),
        JSON.stringify(verdict),
      );
      expect(verdict.kind).not.toBe("accepted");
    }
    await connector.ask(`somebody\u0000@${needleName}.example`, needlePassword);
    seen.push(inspect(connector, { depth: 20, showHidden: true }));
  } finally {
    for (const spy of spies) spy.mockRestore();
    await connector.close();
  }
  const everything = [...seen, ...written].join("\n");
  expect(everything.length).toBeGreaterThan(10_000);
  for (const needle of [needleName, needlePassword, clientSecret]) {
    expect(everything).not.toContain(needle);
    expect(everything).not.toContain(encodeURIComponent(needle));
  }
});

test("the user name is in no header and no address", () => {
  expect([...standIn.requests.headerNames]).toContain("content-type");
  expect([...standIn.requests.headerNames]).not.toContain("x-anchormailbox");
});
