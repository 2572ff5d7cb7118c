import { expect, test } from "vitest";
import { diagnose, resource } from "./program.ts";

const outer = `journey Outer on managed/alpha_user {
  start -> askFirst

  page askFirst {
    username: PlatformUsername

    -> run
  }

  node run: InnerTreeEvaluator {
    tree: Inner

    true  -> count
    false -> failure
  }

  node count: IncrementLoginCount -> run
}
`;

function inner(body: string): string {
  return `${resource}${outer}
journey Inner on managed/alpha_user {
  innerTreeOnly: true

  start -> often

  node often: LoginCountDecision {
    amount: 3

    true  -> ask
    false -> ${body}
  }

  page ask {
    mail: AttributeCollector {
      attributesToCollect: ["mail"]
    }

    -> success
  }
}
`;
}

const cycles = (text: string): readonly string[] =>
  diagnose(text)
    .filter(({ code }) => code === "J3010")
    .map(({ message }) => message);

test("a cycle through an inner journey that may ask nobody is one", () => {
  expect(cycles(inner("success"))).toEqual([
    "This cycle never asks the user anything: `run` → `count` → `run`.",
  ]);
});

test("one through an inner journey that always asks, or goes on silently elsewhere, is none", () => {
  expect(cycles(inner("ask"))).toEqual([]);
  expect(cycles(inner("failure"))).toEqual([]);
});

test("an outcome that is taken only so often ends the cycle by itself", () => {
  const retries = (outcome: string): string => `${resource}journey Retry on managed/alpha_user {
  start -> ask

  page ask {
    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  node check: DataStoreDecision {
    true  -> success
    false -> limit
  }

  node limit: RetryLimitDecision {
    ${outcome} -> check
    else -> failure
  }
}
`;
  expect(cycles(retries("retry"))).toEqual([]);
  expect(cycles(retries("reject"))).toEqual([
    "This cycle never asks the user anything: `check` → `limit` → `check`.",
  ]);
});
