import { defineGoal } from "../goal.ts";
import { Folder } from "../measuring/folder.ts";
import { inTurn } from "../measuring/in-turn.ts";
import { median, quantile } from "../measuring/samples.ts";
import { type Ask, type Served, Server, type Visit } from "../measuring/served.ts";
import { compiledFolder } from "../programs.ts";
import { login } from "../shapes.ts";
import type { StatementCounts } from "../servers/sqlite-statements.ts";
import { signOn } from "../sign-on.ts";

/** Two requests as large as those of a sign-on. */
async function echoed(ours: Server): Promise<Visit> {
  const bodies: unknown[] = [];
  await ours.serve(1, 1, (ask) =>
    signOn(async (call) => {
      bodies.push(call.body);
      return ask(call);
    }),
  );
  return async (ask) => {
    for (const body of bodies) await ask({ path: "/", body });
  };
}

const betterAuth: Visit = async (ask: Ask) => {
  await ask({
    path: "/api/auth/sign-in/email",
    headers: { origin: "http://127.0.0.1" },
    body: { email: "adele@contoso.example", password: "correct horse 1" },
  });
};

async function statementsPerSignOn(ours: Server): Promise<StatementCounts> {
  const before = await ours.tell<StatementCounts>("statements");
  const visits = 20;
  await ours.serve(visits, 1, signOn);
  const after = await ours.tell<StatementCounts>("statements");
  return {
    reads: (after.reads - before.reads) / visits,
    commits: (after.commits - before.commits) / visits,
  };
}

/** Milliseconds from the begin of a sign-on to the next, all clients together: far from what the server can do. */
const spacing = 20;

const webStandard =
  "Web-standard requests and responses on top of `node:http`: the body of a request is a stream that is wrapped twice, and writing to the socket, headers and abort signals cost as much again. Next: bodies that are read from the socket's own stream, and signals that are made when somebody listens.";

export const signOnOverHttp = defineGoal({
  name: "http",
  work: "sign-on over HTTP, both steps, hash made trivial",
  peers: ["better-auth"],
  claims: {
    echo: {
      against: "CPU time of a request, of a `node:http` JSON echo",
      atMost: 2.5,
      ifMissed: webStandard,
    },
    memory: {
      against: "CPU time of a sign-on, of better-auth's in memory, times as little",
      atLeast: 10,
      ifMissed: webStandard,
    },
    sqlite: {
      against: "CPU time of a sign-on, of better-auth's with SQLite, times as little",
      atLeast: 8,
      ifMissed:
        "The work without a database costs a third of it, as in memory; two durable commits and eight statements the rest. Next: the requests themselves, as for memory.",
    },
    reads: {
      against: "reads of directory and store for a sign-on",
      unit: "",
      atMost: 1,
      ifMissed:
        "A user whom no node has changed is read once more at the end, as his account may have been closed since. Next: store the session only where his revision is still the one that was verified.",
    },
    commits: {
      against: "commits for a sign-on",
      unit: "",
      atMost: 1,
      ifMissed:
        "The attempt is counted durably before the password is verified, and the session can only be stored after it. Fewer would be free guesses for whoever makes the server crash.",
    },
    p99: {
      against: "p99 with 32 connections, of that with one, at 50 sign-ons a second",
      atMost: 1.5,
      ifMissed:
        "Measured beside other work on two cores that client and server share, where a p99 says little. Next: a machine of its own.",
    },
  },
  async measure({ rounds, progress }) {
    using compiled = compiledFolder(login);
    using theirs = new Folder({});
    await using echo = await Server.start("echo");
    await using memory = await Server.start("journeys", "memory", "trivial", compiled.path);
    await using sqlite = await Server.start("journeys", "sqlite", "trivial", compiled.path);
    await using authMemory = await Server.start("better-auth", "memory", theirs.path);
    await using authSqlite = await Server.start("better-auth", "sqlite", theirs.path);
    const echoVisit = await echoed(memory);
    const served = await inTurn<string, Served>(
      {
        echo: () => echo.serve(2_000, 8, echoVisit),
        "journeyc, memory": () => memory.serve(600, 8, signOn),
        "journeyc, SQLite": () => sqlite.serve(150, 8, signOn),
        "better-auth, memory": () => authMemory.serve(300, 8, betterAuth),
        "better-auth, SQLite": () => authSqlite.serve(150, 8, betterAuth),
      },
      { rounds, before: 1, progress },
    );
    const cpu = (name: string): number => median((served[name] ?? []).map((one) => one.cpu));
    const statements = await statementsPerSignOn(sqlite);
    const paced = await inTurn<string, Served>(
      {
        one: () => memory.serve(150, 1, signOn, spacing),
        many: () => memory.serve(150, 32, signOn, 32 * spacing),
      },
      { rounds, before: 1, progress },
    );
    const p99 = (name: string): number =>
      median((paced[name] ?? []).map(({ times }) => quantile(times, 0.99)));
    return {
      values: {
        echo: cpu("journeyc, memory") / cpu("echo"),
        memory: cpu("better-auth, memory") / cpu("journeyc, memory"),
        sqlite: cpu("better-auth, SQLite") / cpu("journeyc, SQLite"),
        reads: statements.reads,
        commits: statements.commits,
        p99: p99("many") / p99("one"),
      },
      figures: [
        ...Object.keys(served).map((name) => {
          const perSecond = median((served[name] ?? []).map((one) => one.perSecond));
          return `${name} ${cpu(name).toFixed(2)} ms of CPU time, ${perSecond.toFixed(0)} a second with 8 clients`;
        }),
        `with SQLite ${statements.commits} commits and ${statements.reads} reads for a sign-on`,
        `p99 ${p99("one").toFixed(1)} ms with one connection, ${p99("many").toFixed(1)} ms with 32`,
      ],
    };
  },
});
