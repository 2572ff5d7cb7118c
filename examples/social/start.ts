/** `npm run social`: the journey on this machine, with a provider to sign on at. */
import { randomBytes } from "node:crypto";
import { startApp } from "./app.ts";

const app = await startApp({
  port: Number(process.env["PORT"] ?? 8080),
  key: process.env["JOURNEY_KEY"] ?? randomBytes(32).toString("base64"),
});
console.log(`Sign on: ${app.origin}/am/XUI/`);
console.log("What the provider warns of is its own: it is made for this machine alone.");
console.log(`The provider, where any name and password will do: ${app.provider.issuer}`);

const end = (): void => void app.close().then(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, end);
