import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { USER, someone, user } from "./resources.ts";

// Writes until it is killed, and prints what has been acknowledged.
const directory = sqliteDirectory({ path: process.argv[2] ?? "" });
await directory.open([user]);
for (;;) {
  const { id } = await directory.create(USER, someone({ givenName: "created" }));
  await directory.patch(USER, id, { givenName: "patched", mail: `${id}@example.com` });
  const count = await directory.incrementLoginCount(USER, id);
  process.stdout.write(`${id} ${count}\n`);
}
