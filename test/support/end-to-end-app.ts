/**
 * The example app as a child process of a test, without the demo around it: its users, Entra ID's place and the
 * moment of its death come from the environment.
 */
import { LastPath, pathLine } from "../../examples/pass-through/last-path.ts";
import { startApp } from "../../examples/pass-through/app.ts";
import { demoUser, shortPasswordUser } from "../../examples/pass-through/users.ts";

/** Dies, unasked and without cleaning up, as soon as the node that KILL_AT names has run. */
class MortalPath extends LastPath {
  override readonly record: LastPath["record"] = (event) => {
    if (event.kind === "node" && `${event.journey}/${event.node}` === process.env["KILL_AT"]) {
      process.kill(process.pid, "SIGKILL");
    }
    this.follow(event);
  };
}

const server = await startApp({
  port: 0,
  dataFolder: process.env["DATA_FOLDER"] ?? "",
  databaseUrl: process.env["DATABASE_URL"],
  users: [demoUser, shortPasswordUser],
  path: new MortalPath((path) => console.log(`${path.journey}: ${pathLine(path)}`)),
});
const address = server.address();
console.log(`Listening on http://localhost:${typeof address === "object" ? address?.port : ""}`);
