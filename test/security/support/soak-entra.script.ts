/** The stand-in of Entra ID in a process of its own, with `USERS` users; prints the environment of who is to use it. */
import { startEntraStandIn } from "@journeyc/entra-stand-in";
import { clientId, tenantId } from "../../support/end-to-end.ts";
import { soakPassword, soakUser } from "./soak-users.ts";

const users = Array.from({ length: Number(process.env["USERS"]) }, (_, index) => ({
  userName: soakUser(index),
  password: soakPassword,
}));
const standIn = await startEntraStandIn({ tenantId, clientId, users });
process.once("SIGTERM", () => void standIn.close().then(() => process.exit(0)));
console.log(
  `Listening on http://localhost:${standIn.port} ${JSON.stringify(standIn.childEnvironment())} end`,
);
