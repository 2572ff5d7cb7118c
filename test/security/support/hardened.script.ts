/**
 * Signs on by compiled modules in a process whose built-in objects cannot be changed: run it with
 * `--disable-proto=throw`, and `--frozen-intrinsics` or FREEZE=1. Arguments: the modules; prints what it did.
 */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

// Generated modules name each other as they are built; here they are run as they are written.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.replace(/(\.journey)\.js$/, "$1.ts"), context),
});

const { createJourneys } = await import("@journeyc/runtime");
const { memoryDirectory } = await import("@journeyc/runtime/directory/memory");
const { sqliteStore } = await import("@journeyc/runtime/session/sqlite-store");
const { sqliteDirectory } = await import("@journeyc/runtime/directory/sqlite");
const { entra } = await import("@journeyc/runtime/connectors/entra");

if (process.env["FREEZE"]) {
  for (const frozen of [Object, Array, Function, String, Map, Set, Promise, Error])
    Object.freeze(frozen.prototype);
}
const hostile = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

const modules: unknown[] = [];
for (const file of process.argv.slice(2))
  modules.push(...Object.values((await import(pathToFileURL(file).href)) as object));
const journeys = modules.filter((it) => typeof it === "object" && it !== null && "nodes" in it);
const environment = {
  ENTRA_TENANT_ID: "11111111-1111-4111-8111-111111111111",
  ENTRA_CLIENT_ID: "22222222-2222-4222-8222-222222222222",
};
const connectors = Object.fromEntries(
  modules
    .filter((it) => typeof it === "object" && it !== null && "kind" in it && it.kind === "Entra")
    .map((it) => [(it as { name: string }).name, entra(it as never, { environment })]),
);

let [ran, signedOn, attacks] = [0, 0, 0];
for (const directory of [
  memoryDirectory(),
  sqliteDirectory({ path: process.env["DATABASE"] ?? "" }),
]) {
  const served = createJourneys({
    journeys: journeys as never,
    connectors,
    environment,
    directory,
    store: sqliteStore({ path: `${process.env["DATABASE"]}-${ran}` }),
    keys: ["0123456789abcdef0123456789abcdef"],
    attempts: { user: false, overall: false },
    log: { debug() {}, info() {}, warn() {}, error: (fields) => console.error(fields) },
  });
  await served.ready();
  await directory.create("managed/alpha_user", {
    userName: "ada@example.com",
    mail: "ada@example.com",
    givenName: "Ada",
    sn: "Lovelace",
    password: "Correct-Horse-1",
  });
  const send = async (body?: string): Promise<Record<string, unknown>> => {
    const address = "https://id.example.com/am/json/alpha/authenticate";
    const headers = { "content-type": "application/json" };
    const response = await served.handler(
      new Request(address, { method: "POST", headers, body: body ?? null }),
    );
    return (await response.json()) as Record<string, unknown>;
  };
  const submit = async (name: string, password: string, more = ""): Promise<boolean> => {
    const authId = JSON.stringify((await send())["authId"]);
    const input = (index: number, value: string): string =>
      `{"type":"${index === 1 ? "Name" : "Password"}Callback",${more}"input":[{${more}"name":"IDToken${index}","value":${JSON.stringify(value)}}]}`;
    const callbacks = `[${input(1, name)},${input(2, password)}]`;
    return "tokenId" in (await send(`{${more}"authId":${authId},"callbacks":${callbacks}}`));
  };
  if (await submit("ada@example.com", "Correct-Horse-1")) signedOn += 1;
  for (const key of hostile) {
    attacks += 1;
    const more = `"${key}":{"polluted":1,"${key}":{"polluted":1}},`;
    if (await submit("ada@example.com", "Correct-Horse-1", more)) signedOn += 1;
    if (await submit(key, key, more)) throw new Error(`${key} signed on`);
  }
  ran += 1;
  await served.close();
}
const polluted = Object.keys(Object.prototype).length + ("polluted" in {} ? 1 : 0);
console.log(JSON.stringify({ journeys: journeys.length, ran, signedOn, attacks, polluted }));
