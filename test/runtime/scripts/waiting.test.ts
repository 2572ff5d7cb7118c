import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "../nodes/support/failing-directory.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { expectError, outcome } from "../nodes/support/results.ts";
import { ada, adasPassword } from "../nodes/support/schema.ts";
import { runScript } from "./support/run-script.ts";

// Bindings that wait for somebody, which a script does not see.

let server: Server;
let origin: string;
const requests: {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
  body: string;
}[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      const { method, url, headers } = request;
      requests.push({ method, url, authorization: headers.authorization, body });
      if (url === "/away") response.writeHead(302, { location: "https://evil.example/" }).end();
      else if (url === "/long") response.end("x".repeat(200_000));
      else
        response
          .writeHead(url === "/missing" ? 404 : 200, {
            "content-type": "application/json",
            "x-count": "1",
          })
          .end(JSON.stringify({ score: 7 }));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

let bench: Bench;
let id: string;
beforeEach(async () => {
  requests.length = 0;
  bench = await Bench.open();
  ({ id } = await bench.directory.create("managed/alpha_user", {
    ...ada,
    password: adasPassword,
    tags: ["a"],
  }));
});
const run = (text: string) =>
  runScript(bench, text, { surroundings: { origins: new Set([origin]) } });

test("a request is sent once, however often the script runs", async () => {
  bench.transient.set("token", "a-bearer-token");
  await run(`
    var first = httpClient.send("${origin}/score", { method: "POST", token: nodeState.get("token"), body: { user: "ada" }, headers: { "X-Kind": "test" } }).get();
    var second = httpClient.send("${origin}/missing").get();
    logger.info("sent with {}", nodeState.get("token"));
    nodeState.putShared("seen", [first.status, first.ok, first.json().score, first.headers.get("X-Count").get(0), second.status, second.ok, second.text()]);
    outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual([200, true, 7, "1", 404, false, '{"score":7}']);
  expect(requests).toEqual([
    {
      method: "POST",
      url: "/score",
      authorization: "Bearer a-bearer-token",
      body: '{"user":"ada"}',
    },
    { method: "GET", url: "/missing", authorization: undefined, body: "" },
  ]);
  expect(bench.logged.map(({ message }) => message)).toEqual(["sent with [redacted]"]);
});

test("only origins that the app allows are called, and no redirect is followed", async () => {
  await expectError(run('httpClient.send("https://evil.example/").get()'), "script-origin-refused");
  await expectError(
    run(`httpClient.send("http://127.0.0.1.evil.example/").get()`),
    "script-origin-refused",
  );
  await expectError(
    run(`httpClient.send("${origin.replace("//", "//a:b@")}/").get()`),
    "script-binding-misused",
  );
  await expectError(run('httpClient.send("file:///etc/passwd").get()'), "script-origin-refused");
  await run(
    `nodeState.putShared("status", httpClient.send("${origin}/away").get().status); outcome = "true";`,
  );
  expect(bench.shared.get("status")).toBe(302);
});

test("what fails on the way a script may catch", async () => {
  const caught = (url: string) =>
    `var e1; try { httpClient.send("${url}").get(); } catch (e) { e1 = e.message; } nodeState.putShared("caught", e1); outcome = "true";`;
  await run(caught(`${origin}/long`));
  expect(bench.shared.get("caught")).toBe("The answer is too long.");
});

test("a script that waits too often, or asks otherwise the second time, ends in an error", async () => {
  await expectError(
    run(`for (let i = 0; i < 50; i++) httpClient.send("${origin}/" + i).get()`),
    "script-too-much",
  );
  expect(requests).toHaveLength(16);
});

test("openidm reads and queries without secrets, and patches", async () => {
  await run(`
    var read = openidm.read("managed/alpha_user/${id}");
    var fields = openidm.read("managed/alpha_user/${id}", null, ["mail"]);
    var query = openidm.query("managed/alpha_user", { _queryFilter: '/userName eq "ADA@example.com"' }, ["sn"]);
    var none = openidm.query("managed/alpha_user", { _queryFilter: "mail eq 'x@example.com'" });
    var patched = openidm.patch("managed/alpha_user/${id}", null, [{ operation: "replace", field: "/sn", value: "King" }]);
    var caught; try { openidm.patch("managed/alpha_user/${id}", null, [{ operation: "replace", field: "mail", value: "no" }]); } catch (e) { caught = e.message; }
    nodeState.putShared("seen", [read._id, read.password, read.mail, Object.keys(fields), query.result[0].sn, query.resultCount, none.resultCount, patched.sn, caught !== undefined, openidm.read("managed/alpha_user/none")]);
    outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual([
    id,
    null,
    ada.mail,
    ["mail", "_id", "_rev"],
    "Lovelace",
    1,
    0,
    "King",
    true,
    null,
  ]);
  expect((await bench.directory.read("managed/alpha_user", id))?.attributes["sn"]).toBe("King");
});

test("openidm queries by filters that name an object, and looks at the rest of them", async () => {
  await bench.directory.create("managed/alpha_user", {
    ...ada,
    userName: "eve@example.com",
    mail: "eve@example.com",
    sn: "Eve",
  });
  const names = async (filter: string): Promise<unknown> => {
    await run(
      `nodeState.putShared("seen", openidm.query("managed/alpha_user", { _queryFilter: ${JSON.stringify(filter)} }).result.map((one) => one.sn)); outcome = "true";`,
    );
    return bench.shared.get("seen");
  };
  const byName = 'userName eq "ada@example.com"';
  expect(await names(`${byName} or userName eq "eve@example.com"`)).toEqual(["Lovelace", "Eve"]);
  expect(await names(`${byName} and sn sw "love"`)).toEqual(["Lovelace"]);
  expect(await names(`sn co "x" and ${byName}`)).toEqual([]);
  expect(await names(`_id eq "${id}" and !(mail pr)`)).toEqual([]);
  expect(await names(`${byName} and (sn eq "Eve" or sn pr)`)).toEqual(["Lovelace"]);
  expect(await names("false")).toEqual([]);
  for (const filter of ['sn sw "L"', `${byName} or sn sw "L"`, `!(${byName})`, "true"])
    await expectError(names(filter), "script-binding-unsupported");
  await expectError(names("userName is ada"), "script-binding-misused");
});

test("openidm.update makes an object what is given", async () => {
  await run(`
    var read = openidm.read("managed/alpha_user/${id}"); read.sn = "King"; delete read.tags;
    var updated = openidm.update("managed/alpha_user/${id}", read._rev, read);
    var caught; try { openidm.update("managed/alpha_user/${id}", read._rev, read); } catch (e) { caught = e.message; }
    nodeState.putShared("seen", [updated.sn, updated.tags, caught !== undefined]); outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual(["King", null, true]);
  expect(
    await bench.directory.verifyPassword(
      "managed/alpha_user",
      "userName",
      ada.userName,
      adasPassword,
    ),
  ).toMatchObject({ id, attributes: { sn: "King", mail: ada.mail } });
  // What is left out would be taken away.
  await expectError(
    run(`openidm.update("managed/alpha_user/${id}", null, { sn: "King" })`),
    "script-write-refused",
  );
  await expectError(
    run(
      `var r = openidm.read("managed/alpha_user/${id}"); r.accountStatus = "active"; openidm.update("managed/alpha_user/${id}", null, r)`,
    ),
    "script-write-refused",
  );
});

test.each(["password", "userName", "externalId", "accountStatus", "kbaInfo", "roles"])(
  "what decides who signs on no script changes: %s",
  async (field) => {
    const patch = JSON.stringify([{ operation: "replace", field, value: "x" }]);
    await expectError(
      run(`openidm.patch("managed/alpha_user/${id}", null, ${patch})`),
      "script-write-refused",
    );
    await expectError(
      run(
        `var i = idRepository.getIdentity("${id}"); i.setAttribute("${field}", ["x"]); i.store();`,
      ),
      "script-write-refused",
    );
  },
);

test("other objects than the journey's are none of a script's business", async () => {
  await expectError(run('openidm.read("managed/alpha_role/1")'), "script-binding-unsupported");
  await expectError(
    run('openidm.query("managed/alpha_user", { _queryFilter: "true" })'),
    "script-binding-unsupported",
  );
});

test("idRepository reads and stores", async () => {
  await run(`
    var ada = idRepository.getIdentity("${id}");
    ada.setAttribute("sn", ["Byron"]); ada.addAttribute("tags", "b");
    var before = [ada.getAttributeValues("uid").get(0), ada.getAttributeValues("mail")[0], ada.getAttributeValues("none").size(), ada.getAttributeValues("tags")];
    ada.store();
    nodeState.putShared("seen", [before, idRepository.getIdentity("nobody").exists(), idRepository.getIdentity("ada@example.com").getAttributeValues("sn")]);
    outcome = "true";`);
  expect(bench.shared.get("seen")).toEqual([[ada.userName, ada.mail, 0, ["a"]], false, ["Byron"]]);
  expect((await bench.directory.read("managed/alpha_user", id))?.attributes).toMatchObject({
    sn: "Byron",
    tags: ["a", "b"],
  });
});

test("a directory that is gone is no outcome", async () => {
  bench.directory = failingDirectory(bench.directory, "read", new DirectoryUnavailable("gone"));
  await expectError(
    run(`try { openidm.read("managed/alpha_user/${id}"); } catch (e) { outcome = "true"; }`),
    "directory-unavailable",
  );
});

test("many scripts at once do not meet", async () => {
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      run(
        `var mine = ${index}; httpClient.send("${origin}/${index}").get(); action.goTo(mine % 2 === 0 ? "true" : "false");`,
      ),
    ),
  );
  expect(results).toEqual(results.map((_, index) => outcome(index % 2 === 0 ? "true" : "false")));
});
