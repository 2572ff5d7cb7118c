import { expect, test } from "vitest";
import { after, offered } from "../support/code-actions.ts";

const login = "login.journey";
const title = "Extract 2 nodes into an inner journey";
const between = { cursor: 0, to: 1 };

const schema = JSON.stringify({
  type: "object",
  properties: { userName: { type: "string" }, password: { type: "string", writeOnly: true } },
});
const head = 'resource managed/user from "./user.schema.json"\n\n';

const text = `${head}/// Signs on.
journey Login on managed/user {
  start -> ask

  page a<|>sk {
    pageHeader: { en: "Sign on" }

    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  // Wrong passwords are told.
  node ch<|>eck: DataStoreDecision {
    true  -> count // known
    false -> tell
  }

  node count: IncrementLoginCount -> success

  page tell {
    pageHeader: { en: "Wrong" }

    message: MessageNode

    true, false -> failure
  }
}
`;

test("nodes with one way in and two ways out become a journey, with their comments", async () => {
  const files = { [login]: text, "user.schema.json": schema };
  const { [login]: now } = await after(files, title, between);
  expect(now).toBe(`${head}/// Signs on.
journey Login on managed/user {
  start -> askSteps

  node askSteps: InnerTreeEvaluator {
    tree: AskSteps

    true  -> count
    false -> tell
  }

  node count: IncrementLoginCount -> success

  page tell {
    pageHeader: { en: "Wrong" }

    message: MessageNode

    true, false -> failure
  }
}

journey AskSteps on managed/user {
  innerTreeOnly: true

  start -> ask

  page ask {
    pageHeader: { en: "Sign on" }

    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  // Wrong passwords are told.
  node check: DataStoreDecision {
    true  -> success // known
    false -> failure
  }
}
`);
});

test("not with two ways in", async () => {
  const again = text.replace("IncrementLoginCount -> success", "IncrementLoginCount -> check");
  expect(await offered({ [login]: again, "user.schema.json": schema }, between)).not.toContain(
    title,
  );
});

test("not with three ways out", async () => {
  const three = text.replace(
    "password: PlatformPassword\n\n    ->",
    "password: PlatformPassword\n    message: MessageNode\n\n    false -> failure\n    true  ->",
  );
  expect(await offered({ [login]: three, "user.schema.json": schema }, between)).not.toContain(
    title,
  );
});

test("not where an end is to stop, or a requirement names a node", async () => {
  const stop = text.replace("false -> tell", "false -> stop");
  expect(await offered({ [login]: stop, "user.schema.json": schema }, between)).not.toContain(
    title,
  );
  const required = text.replace(
    "start -> ask\n",
    "start -> ask\n\n  require check before success\n",
  );
  expect(await offered({ [login]: required, "user.schema.json": schema }, between)).not.toContain(
    title,
  );
});

test("names that are taken are not taken again", async () => {
  const files = {
    [login]: text.replace("node count", "node askSteps").replace("-> count", "-> askSteps"),
    "user.schema.json": schema,
    "other.journey": "journey AskSteps {\n  start -> failure\n}\n",
  };
  const { [login]: now } = await after(files, title, between);
  expect(now).toContain("  node askSteps2: InnerTreeEvaluator {\n    tree: AskSteps2\n");
});
