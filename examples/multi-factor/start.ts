/** `npm run multi-factor`: sign-ons with a second factor, on this machine, for a user who is made at the first start. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "./app.ts";

const dataFolder = process.env["DATA_FOLDER"] ?? join(import.meta.dirname, "data");
const user = { userName: "ada", password: "Correct-Horse-Battery-1" };
const app = await startApp({
  port: Number(process.env["PORT"] ?? 8080),
  dataFolder,
  key: process.env["JOURNEY_KEY"] ?? keptKey(),
  user,
});
console.log(`Two factors: ${app.origin}, as ${user.userName} with ${user.password}`);

/** A demo keeps its key beside its data. An app must not: whoever reads the one would have the other. */
function keptKey(): string {
  const path = join(dataFolder, "key");
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString("base64"), { mode: 0o600 });
  }
  return readFileSync(path, "utf8");
}

const end = (): void => void app.close().then(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
