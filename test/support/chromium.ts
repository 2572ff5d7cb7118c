import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContext } from "playwright-core";

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

const args = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Clients of npm ask hosts of their makers for style sheets and more: no such host exists here.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** A headless Chromium that talks to nobody but the pages under test. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args });
}

/**
 * The same with a fresh profile of its own, which keeps cookies of other sites, as Chrome does: the contexts of a
 * browser are private windows, which keep none, and a distribution's Chromium may refuse them. It takes certificates
 * that nobody signed.
 */
export async function launchChromiumProfile(): Promise<BrowserContext> {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-chromium-"));
  mkdirSync(join(folder, "Default"));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(folder, "Default/Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    args,
    ignoreHTTPSErrors: true,
  });
  context.once("close", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return context;
}
