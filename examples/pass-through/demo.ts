/**
 * `npm run demo`: compiles the journeys, starts the database, a stand-in for Entra ID and the app, and says where
 * to go. With ENTRA_TENANT_ID and ENTRA_CLIENT_ID set, the real tenant takes the stand-in's place.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corsOrigins } from "./environment.ts";
import { LastPath, pathLine } from "./last-path.ts";
import { Mailbox } from "./mailbox.ts";
import { demoUser, shortPasswordUser, type DemoUser } from "./users.ts";

const usage = `Usage: npm run demo [-- OPTIONS]

  --reset             forget the users and passwords of earlier runs
  --user NAME         with a real tenant: the sign-in name to provision locally
  --help              this text

Environment: PORT (8080), DATA_FOLDER (examples/pass-through/data), DATABASE_URL (postgres://…; else SQLite in the
data folder), ENTRA_TENANT_ID and ENTRA_CLIENT_ID (a real tenant instead of the stand-in), JOURNEY_KEY,
CORS_ORIGINS (origins of pages that may sign on from elsewhere; else all ports of localhost), ANSWER_SECONDS (300;
how long a page waits for its answer).
`;

const password = "Correct-Horse-1";
const standInUsers = [
  { userName: demoUser.userName, password, says: "provisioned here without a password" },
  {
    userName: "grace@contoso.example",
    password: "Nanosecond-Wire-30",
    says: "known to Entra ID only",
  },
  {
    userName: shortPasswordUser.userName,
    password: "Orbit-7",
    says: "too short for the local policy",
  },
];

/** The journeys as a build would compile them; their errors end the demo. */
function compileJourneys(): void {
  const compiler = join(import.meta.dirname, "../../compiler/bin/journeyc.cjs");
  const { status } = spawnSync(
    process.execPath,
    [compiler, "compile", import.meta.dirname, "--quiet"],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (status !== 0) process.exit(status ?? 2);
}

/** Puts the stand-in where login.microsoftonline.com would be, for this process; its configuration is the real one's. */
async function useStandIn(): Promise<void> {
  const { startEntraStandIn } = await import("@journeyc/entra-stand-in");
  const tenantId = "5f2b1c52-7f1e-4a0e-9d43-0d6c1f0b7a11";
  const clientId = "0b9ad4f6-2a4f-4f3e-8a57-6e0e6c1f2d22";
  const standIn = await startEntraStandIn({ tenantId, clientId, users: standInUsers });
  standIn.redirect();
  process.env["ENTRA_TENANT_ID"] = tenantId;
  process.env["ENTRA_CLIENT_ID"] = clientId;
}

/** Instead of a mail system, and not where anybody could rely on one. */
function openMailbox(): Mailbox | undefined {
  if (process.env["NODE_ENV"] === "production") return undefined;
  return new Mailbox(({ to, text, link = text }) =>
    process.stdout.write(`Mail to ${to}: ${link}\n`),
  );
}

interface Introduction {
  readonly port: number;
  readonly realUser: string | undefined;
  /** Whether Entra ID is a real tenant. */
  readonly real: boolean;
  readonly mailbox: boolean;
}

function introduce({ port, realUser, real, mailbox }: Introduction): void {
  const lines = [
    `Sign on at http://localhost:${port}/`,
    `username: ${real ? (realUser ?? "(provision one of your tenant's users: npm run demo -- --user NAME)") : demoUser.userName}`,
    `password: ${real ? "(the user's Entra ID password)" : password}`,
    "",
    "1. Journey `Login` fails: the user has no local password.",
    "2. Journey `PTA with password capture` asks Entra ID, and captures the password.",
    "3. Journey `Login` succeeds, without Entra ID.",
    ...(mailbox
      ? [
          "4. Journey `Sign on by mail` waits until the link in its mail is opened. The mail is printed here, and is at",
          `   http://localhost:${port}/mailbox: it is not sent.`,
        ]
      : []),
  ];
  if (!real) {
    lines.push("", "Others that the stand-in for Entra ID knows:");
    for (const user of standInUsers.slice(1))
      lines.push(`  ${user.userName} / ${user.password} (${user.says})`);
  }
  process.stdout.write(
    `${lines.join("\n")}\n\nThe path of each sign-on is printed here, and drawn on the page.\n`,
  );
}

const { values } = parseArgs({
  options: { reset: { type: "boolean" }, user: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const port = Number(process.env["PORT"] ?? 8080);
const dataFolder = process.env["DATA_FOLDER"] ?? join(import.meta.dirname, "data");
if (values.reset) rmSync(dataFolder, { recursive: true, force: true });
process.env["JOURNEY_KEY"] ??= randomBytes(32).toString("base64url");

compileJourneys();
const real = Boolean(process.env["ENTRA_TENANT_ID"] && process.env["ENTRA_CLIENT_ID"]);
if (!real) await useStandIn();
const mailbox = openMailbox();
const { startApp } = await import("./app.ts");
const realUser: DemoUser[] = values.user
  ? [{ userName: values.user, givenName: "Test", sn: "User" }]
  : [];
const server = await startApp({
  port,
  dataFolder,
  databaseUrl: process.env["DATABASE_URL"],
  users: real ? realUser : [demoUser, shortPasswordUser],
  mailbox,
  cors: corsOrigins(process.env),
  answerSeconds: process.env["ANSWER_SECONDS"] ? Number(process.env["ANSWER_SECONDS"]) : undefined,
  path: new LastPath((path) => process.stdout.write(`${path.journey}: ${pathLine(path)}\n`)),
}).catch((error: NodeJS.ErrnoException) => {
  const inUse = error.code === "EADDRINUSE";
  process.stderr.write(
    inUse ? `Port ${port} is in use: set PORT to a free one.\n` : `${String(error)}\n`,
  );
  process.exit(1);
});
const address = server.address();
introduce({
  port: typeof address === "object" && address ? address.port : port,
  realUser: values.user,
  real,
  mailbox: mailbox !== undefined,
});
