import { webauthnRegistrationNode } from "@journeyc/runtime/nodes/webauthn-registration-node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  attestationCertificate,
  authority,
  certified,
  type Certified,
} from "../../support/attestation-certificates.ts";
import type { Deviation } from "../../support/software-authenticator.ts";
import { PasskeyBench } from "./support/passkeys.ts";
import { expectError, outcome } from "./support/results.ts";

// Authenticators that say who made them, by certificates of an authority of the test's own.

let it: PasskeyBench;
let root: Certified;
let between: Certified;
let model: Certified;
let stranger: Certified;

beforeAll(async () => {
  [root, stranger] = [await authority("Example Root"), await authority("Another Root")];
  between = await certified("C=SE, O=Example, CN=Example CA", root, { authority: true });
  model = await attestationCertificate(between);
});

beforeEach(async () => {
  it = await PasskeyBench.open();
  it.bench.time = Date.now();
  know({ trustalias: root.pem });
});

const know = (attestationAuthorities: Readonly<Record<string, string>>): void => {
  it.bench.app = { ...it.bench.app, attestationAuthorities };
};

const packed = (chain: readonly Certified[], sign = chain[0]?.sign): Deviation => ({
  attestation: {
    format: "packed",
    certificates: chain.map(({ der }) => der),
    ...(sign ? { sign } : {}),
  },
});

const register = (deviation: Deviation, settings: object = {}) =>
  it.register({ attestationPreference: "DIRECT", ...settings }, deviation);
const reasons = () => it.bench.logged.map(({ fields }) => fields?.["reason"]);

test("an attestation by a model that the authority knows, through one between, is accepted", async () => {
  const settings = { storeAttestationDataInTransientState: true };
  expect(await register(packed([model, between]), settings)).toEqual(outcome("success"));
  expect(it.bench.transient.get("webauthnAttestationType")).toBe("PACKED");
  expect(await it.signOn()).toEqual(outcome("success"));
});

test("so is one by the authority itself, one whose chain holds the root, and a model that is listed alone", async () => {
  const direct = await attestationCertificate(root);
  for (const [chain, known] of [
    [[direct], root],
    [[model, between, root], root],
    [[model], model],
  ] as const) {
    it = await PasskeyBench.open();
    it.bench.time = Date.now();
    know({ trustalias: `${stranger.pem}\n${known.pem}` });
    expect(await register(packed(chain))).toEqual(outcome("success"));
  }
});

describe("failure", () => {
  test("a signature that is of nobody, and one of another key than the certificate's", async () => {
    const other = await attestationCertificate(between);
    expect(await register(packed([model, between], () => Buffer.alloc(70)))).toEqual(
      outcome("failure"),
    );
    expect(await register(packed([model, between], other.sign))).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["not-verified", "not-verified"]);
  });

  test("a signature over something else", async () => {
    const sign = () => model.sign(Buffer.from("something else"));
    expect(await register(packed([model, between], sign))).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["not-verified"]);
  });

  test.each<[string, () => Promise<readonly Certified[]> | readonly Certified[]]>([
    ["of another authority", async () => [await attestationCertificate(stranger)]],
    ["that has signed itself", async () => [await attestationCertificate(undefined)]],
    ["with a link missing", () => [model]],
    ["with a link of another authority", () => [model, stranger]],
    [
      "of a namesake of the authority",
      async () => [await attestationCertificate(await authority("Example Root"))],
    ],
    [
      "through one that is no authority",
      async () => {
        const no = await attestationCertificate(root, { unit: "Other" });
        return [await attestationCertificate(no), no];
      },
    ],
    [
      "through one that is over",
      async () => {
        const notAfter = new Date(1_000);
        const old = await certified("C=SE, CN=Old", root, { authority: true, notAfter });
        return [await attestationCertificate(old), old];
      },
    ],
  ])("a chain %s", async (_, chain) => {
    expect(await register(packed(await chain()))).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["attestation-untrusted"]);
    expect(await it.bench.devices.list(it.user, "webauthn")).toEqual([]);
  });

  test("an authority that is over", async () => {
    const notAfter = new Date(1_000);
    const old = await certified("C=SE, CN=Old Root", undefined, { authority: true, notAfter });
    know({ trustalias: old.pem });
    expect(await register(packed([await attestationCertificate(old)]))).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["attestation-untrusted"]);
  });

  test("no attestation, and one that the new key has signed itself", async () => {
    expect(await register({})).toEqual(outcome("failure"));
    expect(await register({ attestation: { format: "packed" } })).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["attestation-untrusted", "attestation-untrusted"]);
  });

  test.each<[string, Parameters<typeof attestationCertificate>[1]]>([
    ["of another kind", { unit: "Web Server" }],
    ["of an authority", { authority: true }],
    ["that is over", { notAfter: new Date(1_000) }],
    ["of another model", { aaguid: Buffer.alloc(16, 7) }],
  ])("a certificate %s, whether or not the authority knows it", async (_, otherwise) => {
    const wrong = await attestationCertificate(root, otherwise);
    expect(await register(packed([wrong]))).toEqual(outcome("failure"));
    know({});
    expect(await register(packed([wrong]))).toEqual(outcome("failure"));
    expect(reasons()).toEqual(["not-verified", "not-verified"]);
  });
});

test("the model that the certificate names is the authenticator's", async () => {
  const aaguid = Buffer.alloc(16, 7);
  const named = await attestationCertificate(root, { aaguid });
  expect(await register({ ...packed([named]), aaguid })).toEqual(outcome("success"));
});

describe("which authorities count", () => {
  test("those of the node's alias", async () => {
    know({ trustalias: stranger.pem, keys: root.pem });
    expect(await register(packed([model, between]))).toEqual(outcome("failure"));
    const settings = { trustStoreAlias: "keys" };
    expect(await register(packed([model, between]), settings)).toEqual(outcome("success"));
  });

  test("without any, a signature must be right, and whose it is does not count", async () => {
    know({});
    expect(await register(packed([model, between], () => Buffer.alloc(70)))).toEqual(
      outcome("failure"),
    );
    expect(await register(packed([model, between]))).toEqual(outcome("success"));
  });

  test("an alias that the app does not know ends the run, before anybody is asked", async () => {
    for (const trustStoreAlias of ["keys", "constructor"])
      await expectError(
        it.bench.run(webauthnRegistrationNode, {
          attestationPreference: "INDIRECT",
          trustStoreAlias,
        }),
        "node-setting-unusable",
      );
  });

  test("with `NONE` none: nothing is asked for", async () => {
    const settings = { attestationPreference: "NONE", trustStoreAlias: "keys" };
    expect(await register({}, settings)).toEqual(outcome("success"));
  });
});
