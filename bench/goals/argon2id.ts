import { availableParallelism } from "node:os";
import { PasswordHashing } from "../../runtime/dist/directory/password-hashing.js";
import { defineGoal } from "../goal.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { median } from "../measuring/samples.ts";
import { Server } from "../measuring/served.ts";
import { compiledFolder } from "../programs.ts";
import { login } from "../shapes.ts";
import { signOn } from "../sign-on.ts";

const signOns = 60;

/** CPU time of a verification, all cores at work, in milliseconds. */
async function hashTime(hashing: PasswordHashing, hash: string): Promise<number> {
  const before = process.cpuUsage();
  const each = Array.from({ length: signOns }, () => hashing.verify(hash, "correct horse 1"));
  await Promise.all(each);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / signOns;
}

export const argon2id = defineGoal({
  name: "argon2id",
  work: "sign-on over HTTP with argon2id (19 MiB, 2 passes)",
  claims: {
    hashes: {
      against: "sign-ons that a core can do, of the hashes that it can",
      atLeast: 0.88,
      ifMissed:
        "What a sign-on costs beside its hash is what `http` measures, some milliseconds when the code is cold; sixty sign-ons are few. Next: see there.",
    },
  },
  async measure({ rounds, progress }) {
    using compiled = compiledFolder(login);
    await using server = await Server.start("journeys", "memory", "argon2id", compiled.path);
    const hashing = new PasswordHashing();
    const hash = await hashing.hash("correct horse 1");
    const clients = 2 * availableParallelism();
    const times = await inTurn(
      {
        hash: () => hashTime(hashing, hash),
        signOn: async () => (await server.serve(signOns, clients, signOn)).cpu,
      },
      { rounds: 2 * rounds, before: 2, progress },
    );
    const [hashed, signedOn] = [median(times.hash), median(times.signOn)];
    return {
      values: { hashes: hashed / signedOn },
      figures: [
        `a hash ${hashed.toFixed(1)} ms of CPU time`,
        `a sign-on ${signedOn.toFixed(1)} ms of CPU time`,
      ],
    };
  },
});
