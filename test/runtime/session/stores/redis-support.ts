import type { Session, SessionStore } from "../../../../runtime/session/store.ts";
import { createClient } from "@redis/client";
import { expect, onTestFinished } from "vitest";
import {
  countAttempt,
  createSession,
  forgetAttempts,
  giveBackAttempt,
  keepRun,
} from "./store-calls.ts";

export function someSession(): Session {
  const now = Date.now();
  return {
    userId: "00000000-0000-4000-8000-000000000001",
    resource: "managed/alpha_user",
    userName: "ada@contoso.example",
    realm: "alpha",
    journey: "Login",
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + 7_200_000,
  };
}

export async function inspector(url: string) {
  const client = createClient({ url });
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(() => client.destroy());
  return client;
}

export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("It worked."),
    (error: unknown) => error,
  );
}

/** Milliseconds until the work fails as it should when there is no Redis. */
export async function timeToFail(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await expect(work()).rejects.toMatchObject({
    code: "session-store-unavailable",
    temporary: true,
  });
  return performance.now() - begin;
}

export async function opened(store: SessionStore): Promise<SessionStore> {
  await store.open();
  onTestFinished(() => store.close());
  return store;
}

const ignore = (): void => undefined;
export const refuseWarnings = {
  debug: ignore,
  info: ignore,
  error: ignore,
  warn: (_: object, message: string) => expect.fail(message),
};

/** Every call that needs Redis, one by one. */
export function everyCall(store: SessionStore): (() => Promise<unknown>)[] {
  const now = Date.now();
  return [
    () => store.open(),
    () => store.claimStep("run", 1, now),
    () => keepRun(store, "hash", "sealed", now),
    () => store.readRun("hash"),
    () => store.takeRun("hash"),
    () => createSession(store, "token", someSession()),
    () => store.readSession("token"),
    () => store.touchSession("token", now),
    () => store.deleteSessionsOf({ userId: someSession().userId, realm: "alpha" }),
    () => store.deleteSession("token"),
    () => countAttempt(store, "user", now, now + 1_000),
    () => giveBackAttempt(store, "user", now + 1_000),
    () => forgetAttempts(store, "user"),
  ];
}
