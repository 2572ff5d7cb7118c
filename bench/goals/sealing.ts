import { defaultLimits } from "../../runtime/dist/machine/limits.js";
import { Sealer } from "../../runtime/dist/session/seal.js";
import { openToken, sealToken, type StepToken } from "../../runtime/dist/session/step-token.js";
import { defineGoal } from "../goal.ts";
import { inTurn, perCall } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { peerModule } from "../peers.ts";

/** A run that waits for its user: a little less than 1 KB of JSON, which sealing fills up to whole kilobytes. */
const token: StepToken = {
  expiresAt: Number.MAX_SAFE_INTEGER,
  state: {
    run: "0123456789abcdefghijkl",
    step: 2,
    journey: "Login",
    version: "0123456789abcdefghijklmnopqrstuvwxyz0123456",
    startedAt: 1_700_000_000_000,
    nodesRun: 7,
    shared: [
      ["realm", "/alpha"],
      ["username", "adele.vance@contoso.example"],
      ["objectAttributes", { userName: "adele.vance@contoso.example", mail: "a@contoso.example" }],
    ],
    frames: [
      { journey: "Login", node: "profile", secure: [], returns: { success: "t", failure: "f" } },
      { journey: "Profile", node: "ask", secure: [] },
    ],
    identity: {
      user: {
        resource: "managed/alpha_user",
        id: "3f0a5a3e-5a0a-4f38-9a59-6f0a2f0b6a11",
        userName: "adele.vance@contoso.example",
      },
      proved: { resource: "managed/alpha_user", id: "3f0a5a3e-5a0a-4f38-9a59-6f0a2f0b6a11" },
      remote: [],
    },
    asked: [
      { type: "StringAttributeInputCallback", input: [{ suffix: "", value: "" }] },
      { type: "BooleanAttributeInputCallback", input: [{ suffix: "", value: false }] },
    ],
    askedBefore: 2,
  },
};

const key = "a-key-for-the-benchmark-0123456789-abcdef";

interface Jose {
  readonly CompactEncrypt: new (plain: Uint8Array) => {
    setProtectedHeader(header: unknown): { encrypt(key: Uint8Array): Promise<string> };
  };
  compactDecrypt(sealed: string, key: Uint8Array): Promise<{ readonly plaintext: Uint8Array }>;
}

async function joseRoundTrip(): Promise<() => Promise<unknown>> {
  const { CompactEncrypt, compactDecrypt } = await peerModule<Jose>("jose", "jose");
  const secret = new Uint8Array(32).fill(7);
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  return async () => {
    const sealed = await new CompactEncrypt(encoder.encode(JSON.stringify(token)))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(secret);
    const { plaintext } = await compactDecrypt(sealed, secret);
    return JSON.parse(decoder.decode(plaintext)) as unknown;
  };
}

const ciphers =
  "Making cipher and decipher takes most of it; the text is filled up to whole kilobytes, and what comes back is checked for its form. Next: fewer buffers between the parts of a token.";

export const sealing = defineGoal({
  name: "sealing",
  work: "sealed authId of 1 KB, sealed and opened",
  peers: ["jose"],
  short: true,
  claims: {
    json: { against: "a JSON round trip", atMost: 4, usual: 6, ifMissed: ciphers },
    jose: { against: "jose's JWE (`dir`, A256GCM), times as fast", atLeast: 8, ifMissed: ciphers },
  },
  async measure({ short, rounds, progress }) {
    const sealer = new Sealer([key], "step", "alpha");
    const works: Readonly<Record<string, () => unknown>> = {
      JSON: () => JSON.parse(JSON.stringify(token)) as unknown,
      "sealed and opened": () =>
        openToken(sealToken(token, sealer, defaultLimits), sealer, 0, defaultLimits),
      "AES-256-GCM and JSON alone": () =>
        JSON.parse(sealer.open(sealer.seal(JSON.stringify(token))) ?? "") as unknown,
      ...(short ? {} : { jose: await joseRoundTrip() }),
    };
    if (works["sealed and opened"]?.() === undefined) throw new Error("The token did not open.");
    const times = await inTurn(
      Object.fromEntries(
        Object.entries(works).map(([name, work]) => [name, () => perCall(1_500, work)] as const),
      ),
      { rounds: short ? 7 : 3 * rounds, before: 2, progress },
    );
    const of = (name: string): number => median(times[name] ?? []);
    return {
      values: {
        json: of("sealed and opened") / of("JSON"),
        ...(short ? {} : { jose: of("jose") / of("sealed and opened") }),
      },
      figures: [
        `${JSON.stringify(token).length} bytes`,
        ...Object.keys(times).map((name) => `${name} ${(of(name) / 1_000).toFixed(1)} µs`),
      ],
    };
  },
});
