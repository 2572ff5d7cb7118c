import type { CommonOptions, Journey } from "@journeyc/runtime";
import { describe, expect, test } from "vitest";
import { login, testApp } from "../machine/support/journeys.ts";
import { fill, post, start } from "./support/client.ts";

type Options = Partial<CommonOptions<Journey>>;

/** The attributes of the session's cookie after a success, and of the one that ends it. */
async function cookies(options: Options): Promise<readonly string[]> {
  const { journeys } = await testApp([login], options);
  const step = await start(journeys);
  const success = await post(journeys, "authenticate", fill(step.body, "ada", "correct-horse"));
  const tokenId = success.body["tokenId"];
  const out = await post(journeys, "sessions/?_action=logout", { tokenId });
  return [success, out].map(({ headers }) =>
    headers.getSetCookie().join("\n").replace(String(tokenId), "TOKEN"),
  );
}

const expired = "Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure";

describe("the session's cookie", () => {
  test.each<[Options, string]>([
    [{}, "Path=/; HttpOnly; SameSite=Lax"],
    [{ cookies: { sameSite: "strict" } }, "Path=/; HttpOnly; SameSite=Strict"],
    [{ cookies: { sameSite: "none" } }, "Path=/; HttpOnly; SameSite=None"],
    [{ cookies: { domain: "example.com" } }, "Path=/; HttpOnly; SameSite=Lax; Domain=example.com"],
  ])("%j", async (options, attributes) => {
    const [begun, ended] = await cookies(options);
    expect(begun).toBe(`iPlanetDirectoryPro=TOKEN; ${attributes}; Secure`);
    expect(ended).toBe(`iPlanetDirectoryPro=; ${attributes}; ${expired}`);
  });

  test.each<Options>([
    { cookies: { sameSite: "none" } },
    { cookieName: "__Host-id" },
    { cookieName: "__Secure-id", cookies: { domain: "example.com" } },
  ])("%j is Secure, however the request came", async (options) => {
    const { journeys } = await testApp([login], options);
    const step = await start(journeys);
    const success = await journeys.handler(
      new Request("http://localhost/am/json/alpha/authenticate", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(fill(step.body, "ada", "correct-horse")),
      }),
    );
    expect(success.headers.getSetCookie().join()).toMatch(/; Secure$/);
  });
});

describe("cookies that browsers would not keep", () => {
  test.each<[Options, string]>([
    [{ cookies: { sameSite: "none" }, secureCookies: false }, "`cookies.sameSite` is `none`"],
    [{ cookieName: "__Host-id", secureCookies: false }, "`cookieName` begins with `__Host-`"],
    [{ cookieName: "__Secure-id", secureCookies: false }, "`cookieName` begins with `__Secure-`"],
    [{ cookieName: "__Host-id", cookies: { domain: "example.com" } }, "`cookies.domain` is set"],
    [{ cookies: { domain: "example.com; Path=/x" } }, "`cookies.domain` cannot be used"],
    [{ cookies: { domain: "localhost" } }, "`cookies.domain` cannot be used"],
    // What an app without types may say.
    [{ cookies: { sameSite: "None" as "none" } }, "`cookies.sameSite` cannot be used"],
  ])("%j", async (options, message) => {
    await expect(testApp([login], options)).rejects.toThrow(message);
  });
});
