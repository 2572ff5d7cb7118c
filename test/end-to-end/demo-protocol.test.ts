import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordingProxy, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { type Demo, startDemo } from "../support/demo.ts";

// What clients that nobody has seen yet may ask of the demo, right and wrong: each answer has its status, and is linted.

let demo: Demo;
let server: RecordedServer;
let token: string;

beforeAll(async () => {
  demo = await startDemo();
  server = await recordingProxy(Number(new URL(demo.url).port));
  // Zero-page login: Entra ID accepts the password, and the user's session is there.
  const answer = await call("POST", `/authenticate${passThrough}`, {
    "x-openam-username": demo.username,
    "x-openam-password": demo.password,
  });
  token = ((await answer.json()) as { tokenId: string }).tokenId;
});

afterAll(async () => {
  await server?.close();
  await demo?.kill();
});

const realm = "/json/realms/root/realms/alpha";
const passThrough = "?authIndexType=service&authIndexValue=PTA%20with%20password%20capture";
const json = {
  "content-type": "application/json",
  "accept-api-version": "protocol=1.0,resource=2.1",
  "x-requested-with": "forgerock-sdk",
};

type Headers = Readonly<Record<string, string>>;

/** @param path below the realm, or below `/am` where it begins with an endpoint's room */
function call(
  method: string,
  path: string,
  headers: Headers = {},
  body?: string,
): Promise<Response> {
  const whole = /^\/(?:json|oauth2|UI|$)/.test(path) ? path : `${realm}${path}`;
  return fetch(`${server.origin}/am${whole}`, {
    method,
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

type Row = readonly [
  status: number,
  method: string,
  path: string,
  headers?: Headers,
  body?: string,
];

const page = { origin: "http://localhost:5173" };
const asks = { ...page, "access-control-request-method": "POST" };
const plain = { "content-type": "text/plain" };
const journeys = ["Login", "SignOnByMail", "Sign%20on%20by%20mail", "PtaWithPasswordCapture"];
const discovery = ".well-known/openid-configuration";

const rows: Readonly<Record<string, readonly Row[]>> = {
  "journeys and realms": [
    ...journeys.map((name): Row => [
      200,
      "POST",
      `/authenticate?authIndexType=service&authIndexValue=${name}`,
    ]),
    [200, "POST", "/authenticate"],
    [200, "POST", "/authenticate/"],
    [200, "POST", "/json/alpha/authenticate"],
    [200, "POST", "/json/realms/root/authenticate"],
    [200, "POST", "/json/authenticate?realm=/alpha"],
    [200, "POST", "/authenticate?noSession=true&ForceAuth=true&locale=de"],
    [400, "POST", "/json/beta/authenticate"],
    [400, "POST", "/authenticate?authIndexType=service&authIndexValue=ProgressiveProfile"],
    [400, "POST", "/authenticate?authIndexType=service&authIndexValue=Nowhere"],
    [400, "POST", "/authenticate?authIndexType=module&authIndexValue=DataStore"],
    [400, "POST", "/authenticate?authIndexValue=Login"],
  ],
  "methods and origins": [
    [405, "GET", "/authenticate"],
    [405, "HEAD", "/authenticate"],
    [405, "PUT", "/authenticate", {}, "{}"],
    [405, "DELETE", "/authenticate"],
    [405, "OPTIONS", "/authenticate"],
    [204, "OPTIONS", "/authenticate", asks],
    [204, "OPTIONS", "/sessions/?_action=logout", asks],
    [405, "OPTIONS", "/authenticate", { ...asks, origin: "https://evil.example" }],
    [200, "POST", "/authenticate", page],
    [401, "POST", "/sessions/?_action=logout", page],
    [200, "GET", `/oauth2/alpha/${discovery}`, { origin: "http://127.0.0.1:3000" }],
  ],
  bodies: [
    [200, "POST", "/authenticate", {}, "{}"],
    [200, "POST", "/authenticate", { "content-type": "application/json; charset=UTF-8" }, "{}"],
    [200, "POST", "/authenticate", { "accept-api-version": "resource=2.0, protocol=1.0" }, "{}"],
    [400, "POST", "/authenticate", {}, "{"],
    [400, "POST", "/authenticate", {}, "[]"],
    [400, "POST", "/authenticate", {}, "null"],
    [401, "POST", "/authenticate", {}, '{"authId":"forged","callbacks":[]}'],
    [401, "POST", "/authenticate", {}, '{"authId":7}'],
    [413, "POST", "/authenticate", {}, JSON.stringify({ authId: "x".repeat(70_000) })],
    [415, "POST", "/authenticate", plain, "{}"],
    [401, "POST", "/authenticate?suspendedId=unknown"],
    [401, "POST", "/sessions/?_action=getSessionInfo", {}, "{"],
  ],
  "what clients ask besides": [
    [200, "GET", "/serverinfo/*"],
    [200, "GET", "/json/serverinfo/*"],
    [200, "HEAD", "/json/serverinfo/*"],
    [200, "GET", "/json/serverinfo/version"],
    [200, "GET", `/oauth2/realms/root/realms/alpha/${discovery}`],
    [200, "GET", `/oauth2/realms/root/${discovery}`],
    [400, "GET", `/oauth2/beta/${discovery}`],
    [404, "GET", "/oauth2/realms/root/realms/alpha/authorize?prompt=none"],
    [404, "POST", "/oauth2/authorize", {}, "{}"],
    [404, "POST", "/oauth2/alpha/access_token"],
    [404, "GET", "/oauth2/alpha/userinfo"],
    [404, "GET", "/oauth2/alpha/connect/endSession", page],
    [404, "POST", "/oauth2/alpha/token/revoke", page],
    [404, "GET", "/users/ada"],
    [404, "GET", "/json/nothing"],
    [404, "GET", "/UI/Login"],
    [404, "GET", "/"],
  ],
};

describe.each(Object.entries(rows))("%s", (_, requests) => {
  test.each(requests.map((row) => ({ row })))("$row", async ({ row }) => {
    const [status, ...request] = row;
    server.recorded.splice(0);
    expect((await call(...request)).status).toBe(status);
    expect(server.mistakes()).toEqual([]);
  });
});

describe("a session", () => {
  const cookie = (): Headers => ({ cookie: `iPlanetDirectoryPro=${token}` });
  const said = async (path: string, headers = cookie(), body = "{}"): Promise<unknown> =>
    (await call("POST", path, headers, body)).json();

  test("is told of, by cookie, header and body", async () => {
    server.recorded.splice(0);
    const info = { realm: "/alpha", username: expect.any(String) as string };
    expect(await said("/sessions/?_action=getSessionInfo")).toMatchObject(info);
    const header = { iPlanetDirectoryPro: token };
    expect(await said("/sessions?_action=getSessionInfo", header)).toMatchObject(info);
    const body = JSON.stringify({ tokenId: token });
    expect(await said("/sessions/?_action=getSessionInfo", {}, body)).toMatchObject(info);
    expect(await said("/sessions/?_action=validate")).toMatchObject({ valid: true });
    expect(await said("/sessions/?_action=refresh")).toMatchObject({ maxidletime: 30 });
    expect(await said("/users?_action=idFromSession")).toMatchObject({ realm: "/alpha" });
    expect(await said("/sessions/?_action=nonsense")).toMatchObject({ code: 400 });
    expect(server.mistakes()).toEqual([]);
  });

  test("answers a start of its journey, unless the client wants otherwise", async () => {
    server.recorded.splice(0);
    const same = `/authenticate${passThrough}`;
    expect(await said(same)).toMatchObject({ tokenId: token });
    const step = { authId: expect.any(String) as string };
    for (const other of [`${same}&ForceAuth=true`, `${same}&noSession=true`, "/authenticate"])
      expect(await said(other)).toMatchObject(step);
    expect(await said("/authenticate", { ...cookie(), ...plain })).toMatchObject({ code: 415 });
    expect(server.mistakes()).toEqual([]);
  });

  test("ends with its log-out", async () => {
    server.recorded.splice(0);
    expect(await said("/sessions/?_action=logout")).toEqual({ result: "Successfully logged out" });
    expect(await said("/sessions/?_action=logout")).toMatchObject({ code: 401 });
    expect(await said("/sessions/?_action=getSessionInfo")).toMatchObject({ code: 401 });
    expect(await said("/sessions/?_action=validate")).toEqual({ valid: false });
    expect(server.mistakes()).toEqual([]);
  });
});

test("wrong passwords, more than are let through: a failure each time, and others still sign on", async () => {
  server.recorded.splice(0);
  const credentials = (name: string, password: string): Headers => ({
    "x-openam-username": name,
    "x-openam-password": password,
  });
  for (let times = 0; times < 11; times += 1) {
    const guess = credentials("katherine@contoso.example", `wrong-${times}`);
    expect((await call("POST", "/authenticate", guess)).status).toBe(401);
  }
  const right = credentials(demo.username, demo.password);
  expect((await call("POST", "/authenticate", right)).status).toBe(200);
  expect(server.mistakes()).toEqual([]);
});
