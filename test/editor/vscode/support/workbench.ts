import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Frame, Page } from "playwright-core";
import { launchChromium } from "../../../support/chromium.ts";
import { codeServer } from "./code-server.ts";
import { node } from "./vsix.ts";

/** A quiet workbench: nothing that asks, advertises or moves. */
const settings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.layoutControl.enabled": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

/** VS Code with the extension installed and a folder opened, in a real browser. */
export class Workbench implements AsyncDisposable {
  readonly page: Page;
  readonly folder: string;
  readonly #browser: Browser;
  readonly #server: ChildProcess;
  readonly #home: string;

  private constructor(page: Page, browser: Browser, server: ChildProcess, home: string) {
    this.page = page;
    this.folder = join(home, "project");
    this.#browser = browser;
    this.#server = server;
    this.#home = home;
  }

  /**
   * @param vsix the packaged extension
   * @param files texts of the folder that is opened, by name
   * @param file the one of them that is open from the start
   */
  static async start(
    vsix: string,
    files: Readonly<Record<string, string>>,
    file: string,
  ): Promise<Workbench> {
    const home = mkdtempSync(join(tmpdir(), "journeyc-workbench-"));
    mkdirSync(join(home, "data/User"), { recursive: true });
    writeFileSync(join(home, "data/User/settings.json"), JSON.stringify(settings));
    mkdirSync(join(home, "project"));
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(home, "project", name), text);
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
    const data = [
      "--user-data-dir",
      join(home, "data"),
      "--extensions-dir",
      join(home, "extensions"),
    ];
    const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check"];
    const args = [codeServer(), ...quiet, ...data];
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const server = spawn(node, [...args, "--bind-addr", address], { env, stdio: "ignore" });
    const started = await Promise.all([
      launchChromium(),
      install(args, vsix, env),
      answering(`http://${address}/healthz`, server),
    ]).catch((error: unknown) => {
      server.kill();
      throw error;
    });
    const [browser] = started;
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
    const workbench = new Workbench(page, browser, server, home);
    try {
      const path = join(workbench.folder, file);
      const payload = JSON.stringify([["openFile", `vscode-remote://${address}${path}`]]);
      const query = new URLSearchParams({ folder: workbench.folder, payload });
      await page.goto(`http://${address}/?${query}`);
      await page.locator(".monaco-editor .view-line").first().waitFor();
      return workbench;
    } catch (error) {
      await workbench[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input");
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused").waitFor();
    await input.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Puts the cursor at a place of the active editor; both are counted from 1. */
  async cursorTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+g");
    const input = this.page.locator(".quick-input-widget input");
    await input.fill(`:${line}:${column}`);
    await input.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.page.locator(".monaco-editor.focused").first().waitFor();
    await this.cursorIsAt(line, column);
  }

  /** Where the cursor is, as the status bar has it: `Ln 20, Col 8`. */
  async cursorIsAt(line: number, column: number): Promise<void> {
    await this.page
      .locator("[id='status.editor.selection']", { hasText: `Ln ${line}, Col ${column}` })
      .waitFor();
  }

  /** The page within a webview that has an element. */
  async webview(selector: string): Promise<Frame> {
    const until = Date.now() + 15_000;
    while (Date.now() < until) {
      for (const frame of this.page.frames()) {
        const found = await frame.$(selector).catch(() => null);
        if (found !== null) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No webview has ${selector}.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    const gone = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#server.kill();
    await gone;
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(
  args: readonly string[],
  vsix: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { stdout, stderr } = await promisify(execFile)(
    node,
    [...args, "--install-extension", vsix],
    {
      env,
    },
  );
  if (!stdout.includes("successfully installed"))
    throw new Error(`The extension was not installed:\n${stdout}${stderr}`);
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("code-server has ended.");
}
