import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

/**
 * Runs a PostgreSQL server for as long as its own standard input is open, then removes the server's folder: whatever
 * ends the test run, Ctrl-C and `kill -9` included, closes the input. Usage: node postgres-guard.ts <JSON>.
 */
export interface GuardOptions {
  readonly postgres: string;
  readonly args: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  readonly folder: string;
}

// Written by postgres-server.ts.
const { postgres, args, user, folder } = JSON.parse(process.argv[2] ?? "") as GuardOptions;
const server = spawn(postgres, args, {
  ...user,
  cwd: folder,
  stdio: ["ignore", "ignore", "inherit"],
});

server.on("error", finish);
server.on("exit", finish);
// SIGQUIT: there is nothing to save.
process.stdin.on("end", () => server.kill("SIGQUIT")).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => server.kill("SIGQUIT"));
}

function finish(): void {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
