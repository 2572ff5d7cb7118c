import {
  CallbackType,
  Config,
  FRAuth,
  FRStep,
  SessionManager,
  StepType,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { expect } from "vitest";

const cookieName = "iPlanetDirectoryPro";
const page = "/am/XUI/?realm=/alpha&authIndexType=service&authIndexValue=Login";

async function submit(password: string) {
  const step = await FRAuth.start();
  if (!(step instanceof FRStep)) throw new Error("No step");
  step.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName("ada");
  step.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
  return FRAuth.next(step);
}

const home = async (origin: string, cookie: string): Promise<string> =>
  (await fetch(origin, { headers: { cookie } })).text();

/** Ping's SDK, unmodified: fails, signs on, is seen by the app, logs out and is not seen any more. */
export async function signOnWithSdk(origin: string): Promise<void> {
  Config.set({
    serverConfig: { baseUrl: `${origin}/am`, timeout: 10_000 },
    realmPath: "alpha",
    tree: "Login",
  });
  expect((await submit("wrong-password")).type).toBe(StepType.LoginFailure);
  const success = await submit("Correct-Horse-1");
  expect(success.type).toBe(StepType.LoginSuccess);
  if (!("getSessionToken" in success)) throw new Error("No session");
  const cookie = `${cookieName}=${success.getSessionToken()}`;
  expect(await home(origin, "")).toContain("Please sign on");
  expect(await home(origin, cookie)).toContain("Hello ada");
  const response = await SessionManager.logout({ middleware: [withCookie(cookie)] });
  expect(await response.json()).toEqual({ result: "Successfully logged out" });
  expect(await home(origin, cookie)).toContain("Please sign on");
}

/** As a browser would send it; `fetch` of Node keeps no cookies. */
function withCookie(cookie: string) {
  return ({ init }: { init: RequestInit }, _action: unknown, next: () => void): void => {
    const headers = new Headers(init.headers);
    headers.set("cookie", cookie);
    init.headers = headers;
    next();
  };
}

/** The sign-on page: shown, asked for its head, filled in wrongly and rightly. */
export async function signOnWithPage(origin: string): Promise<void> {
  const head = await fetch(`${origin}${page}`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  const wrong = await send(origin, "wrong-password");
  expect(wrong.headers.get("location")).toContain("/am/XUI/");
  const right = await send(origin, "Correct-Horse-1");
  expect([right.status, right.headers.get("location")]).toEqual([303, "/"]);
  const cookies = right.headers.getSetCookie();
  expect(cookies.map((cookie) => cookie.split("=", 1)[0]?.replace("__Host-", ""))).toEqual([
    cookieName,
    "journey-browser",
  ]);
  expect(await home(origin, cookies[0]?.split(";", 1)[0] ?? "")).toContain("Hello ada");
}

async function send(origin: string, password: string): Promise<Response> {
  const shown = await fetch(`${origin}${page}`);
  const form = await shown.text();
  const names = [...form.matchAll(/<input[^>]*? name="([^"]+)"/g)].map(([, name = ""]) => name);
  const authId = /name="authId" value="([^"]*)"/.exec(form)?.[1] ?? "";
  const action = /<form method="post" action="([^"]*)"/.exec(form)?.[1]?.replaceAll("&amp;", "&");
  const [name = "", secret = ""] = names.filter((field) => field.startsWith("IDToken"));
  return fetch(new URL(action ?? "", origin), {
    method: "POST",
    redirect: "manual",
    headers: { cookie: shown.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "", origin },
    body: new URLSearchParams({ authId, [name]: "ada", [secret]: password }),
  });
}

/** What a framework may answer by itself, and must not. */
export async function answersOfItsOwn(origin: string): Promise<void> {
  const authenticate = `${origin}/am/json/realms/root/realms/alpha/authenticate`;
  const headers = { "accept-api-version": "protocol=1.0,resource=2.1" };
  const post = (type: string, body: string): Promise<Response> =>
    fetch(authenticate, { method: "POST", headers: { ...headers, "content-type": type }, body });
  // As SDKs start: JSON is announced, and there is none.
  expect((await post("application/json", "")).status).toBe(200);
  const broken = await post("application/json", "{");
  expect([broken.status, await broken.json()]).toMatchObject([400, { code: 400 }]);
  const large = await post("application/json", JSON.stringify({ authId: "a".repeat(3_000_000) }));
  expect([large.status, await large.json()]).toMatchObject([413, { code: 413 }]);
  const options = await fetch(authenticate, { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([405, "POST"]);
  const unknown = await fetch(`${origin}/am/nothing`);
  expect(await unknown.json()).toMatchObject({ code: 404, message: "Resource not found" });
  const info = await fetch(`${origin}/am/json/serverinfo/*`, { method: "HEAD" });
  expect([info.status, await info.text()]).toEqual([200, ""]);
}
