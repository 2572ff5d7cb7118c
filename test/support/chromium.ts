import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium that is there: the one that `CHROMIUM_PATH` names, Playwright's own, or the system's. */
function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...candidates, ...fixedPlaces].find((path) =>
    existsSync(path),
  );
}

function run(command: string, args: readonly string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    spawnSync(command, args, { stdio: "ignore", timeout: 300_000, env: environment }).status === 0
  );
}

/** Brings a Chromium to a machine without one: Playwright's build, else Debian's package where we may install it. */
function installChromium(): void {
  console.error("No Chromium found: installing one for the browser tests…");
  if (
    run(process.execPath, [
      join(import.meta.dirname, "../../node_modules/playwright-core/cli.js"),
      "install",
      "chromium",
    ])
  )
    return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  }
}

/**
 * Path of a Chromium to test with.
 * @throws when there is none and none can be installed; the message says what to do
 */
export function chromiumPath(): string {
  const found = findChromium() ?? (installChromium(), findChromium());
  if (found) return found;
  throw new Error(
    "The browser tests need Chromium. Install it (`npx playwright-core install --with-deps chromium`, or your " +
      "system's package `chromium`), or name one in CHROMIUM_PATH, and run the tests again.",
  );
}

/** A headless Chromium that talks to nobody but the pages under test. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Clients of npm ask hosts of their makers for style sheets and more: no such host exists here.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
}
