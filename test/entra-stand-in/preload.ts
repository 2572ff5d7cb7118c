/**
 * For a child process: `node --import @journeyc/entra-stand-in/preload app.js` redirects Microsoft's sign-in hosts to
 * the stand-in that runs at ENTRA_STAND_IN_PORT, trusting the authority in the file ENTRA_STAND_IN_CA_FILE. The
 * stand-in's `childEnvironment()` gives all three.
 */
import { readFileSync } from "node:fs";
import { redirect } from "./redirect.ts";

const { ENTRA_STAND_IN_PORT: port, ENTRA_STAND_IN_CA_FILE: caFile } = process.env;
if (!port || !caFile) {
  throw new Error("ENTRA_STAND_IN_PORT and ENTRA_STAND_IN_CA_FILE must be set for this preload.");
}
redirect({ port: Number(port), certificateAuthority: readFileSync(caFile, "utf8") });
