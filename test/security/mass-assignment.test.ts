import { defineJourney, member, node } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { attributeCollector } from "@journeyc/runtime/nodes/attribute-collector";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { expect, test } from "vitest";
import { fill, post, start, type Wire } from "../runtime/http/support/client.ts";
import { resource as testResource, testApp } from "../runtime/machine/support/journeys.ts";
import { patience } from "./support/numbers.ts";

// A client sets the attributes that it is asked for, and no other.

const resource = {
  name: "managed/test_user",
  schema: {
    type: "object",
    properties: {
      ...testResource.schema.properties,
      nickName: { type: "string", title: "Nickname" },
      roles: { type: "string" },
    },
  },
};

const journey = defineJourney({
  name: "Login",
  connectors: {},
  resource,
  start: "signIn",
  nodes: {
    signIn: node(page, {
      settings: { pageHeader: { en: "Sign in" } },
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "decide" },
      secrets: ["password", "objectAttributes.password"],
    }),
    decide: node(dataStoreDecision, {
      outcomes: { true: "ask", false: "failure" },
      secrets: ["password"],
    }),
    ask: node(attributeCollector, {
      settings: { attributesToCollect: ["nickName"], required: true, validateInputs: true },
      outcomes: { outcome: "patch" },
    }),
    patch: node(patchObject, {
      settings: { identityResource: resource.name, patchAsObject: false, ignoredFields: [] },
      outcomes: { patched: "success", failure: "failure" },
    }),
  },
});

const forbidden = [
  "accountStatus",
  "roles",
  "_id",
  "id",
  "_rev",
  "oid",
  "password",
  "userName",
  "loginCount",
  "objectAttributes",
  "__proto__",
  "constructor",
];

/** Ways to send an attribute that was not asked for. */
const ways: readonly ((callbacks: readonly Wire[], name: string) => Record<string, unknown>)[] = [
  (callbacks, name) => ({ callbacks, [name]: "evil" }),
  (callbacks, name) => ({ callbacks, objectAttributes: { [name]: "evil" } }),
  (callbacks, name) => ({
    callbacks,
    sharedState: { [name]: "evil" },
    transientState: { [name]: "evil" },
  }),
  (callbacks, name) => ({
    callbacks: callbacks.map((it) => ({
      ...it,
      input: [...(it.input ?? []), { name, value: "evil" }],
    })),
  }),
  (callbacks, name) => ({
    callbacks: callbacks.map((it) => ({
      ...it,
      input: [...(it.input ?? []), { name: `IDToken1${name}`, value: "evil" }],
    })),
  }),
  (callbacks, name) => ({
    callbacks: callbacks.map((it) => ({ ...it, output: [{ name: "name", value: name }] })),
  }),
];

test(
  "12 attributes, 6 ways to send each unasked: 72 patches, 0 of them written",
  async () => {
    const directory = memoryDirectory();
    const { journeys } = await testApp([journey], { directory });
    await journeys.ready();
    const created = await directory.create(resource.name, {
      userName: "ada",
      password: "correct-horse",
      accountStatus: "active",
    });
    let patches = 0;
    for (const name of forbidden) {
      for (const way of ways) {
        const first = (await start(journeys)).body;
        const asked = await post(journeys, "authenticate", fill(first, "ada", "correct-horse"));
        const nickName = `mine-${patches}`;
        const filled = fill(asked.body, nickName) as unknown as { callbacks: readonly Wire[] };
        const body = { ...filled, ...way(filled.callbacks, name) };
        const { status, body: answer } = await post(journeys, "authenticate", body);
        expect([name, status, answer]).toMatchObject([name, 200, { tokenId: expect.any(String) }]);
        const { attributes, id } = (await directory.read(resource.name, created.id)) ?? {};
        expect(id).toBe(created.id);
        expect(attributes).toEqual({ userName: "ada", accountStatus: "active", nickName });
        patches += 1;
      }
    }
    expect(patches).toBe(72);
    const again = await directory.verifyPassword(resource.name, "userName", "ada", "correct-horse");
    expect(again?.id).toBe(created.id);
  },
  patience,
);
