import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { commandOf } from "../../cli/journeyc.ts";
import type { NeovimBinary } from "../../support/neovim-binaries.ts";

const plugin = join(import.meta.dirname, "../../../editor/neovim");

/** A headless Neovim with our plugin and nothing else, driven from outside. */
export class Neovim implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "journeyc-neovim-"));
  readonly #socket = join(this.#folder, "socket");
  readonly #binary: NeovimBinary;
  readonly #process: ChildProcess;

  private constructor(binary: NeovimBinary, cwd: string, files: readonly string[]) {
    this.#binary = binary;
    const init = join(this.#folder, "init.lua");
    writeFileSync(
      init,
      `vim.opt.runtimepath:prepend(${JSON.stringify(plugin)})
vim.g.journeyc_cmd = vim.fn.json_decode(${JSON.stringify(JSON.stringify(commandOf(["lsp"])))})
-- Where an unpacked package has the parsers that come with Neovim.
vim.opt.runtimepath:append(vim.fn.fnamemodify(vim.env.VIMRUNTIME, ":h:h:h") .. "/lib/nvim")
vim.opt.swapfile = false
vim.opt.columns = 120
vim.opt.lines = 40
`,
    );
    const args = ["--headless", "--clean", "-u", init, "--listen", this.#socket, ...files];
    const [program = "", ...before] = binary.command;
    const options = { cwd, env: this.#environment(), stdio: "ignore" } as const;
    this.#process = spawn(program, [...before, ...args], options);
  }

  /** @param files are opened in this order; the first is shown */
  static async start(
    binary: NeovimBinary,
    cwd: string,
    ...files: readonly string[]
  ): Promise<Neovim> {
    const editor = new Neovim(binary, cwd, files);
    await expect.poll(() => existsSync(editor.#socket), { timeout: 20_000 }).toBe(true);
    await editor.expect("return vim.v.vim_did_enter", 1);
    return editor;
  }

  /** Runs Lua in the editor, and gives what it returns. */
  async lua(code: string): Promise<unknown> {
    const script = join(this.#folder, "script.lua");
    writeFileSync(script, `return vim.fn.json_encode((function()\n${code}\nend)())`);
    return JSON.parse(await this.#remote("--remote-expr", `luaeval('dofile(_A)', '${script}')`));
  }

  /** Types keys, in Vim's notation: `ihello<Esc>`. */
  async type(keys: string): Promise<void> {
    await this.#remote("--remote-send", keys);
  }

  async text(): Promise<string> {
    const lines = await this.lua("return vim.api.nvim_buf_get_lines(0, 0, -1, true)");
    return `${(lines as readonly string[]).join("\n")}\n`;
  }

  /** What is drawn on the screen, line by line. */
  async screen(): Promise<string> {
    const lines = await this.lua(`
      vim.cmd("redraw!")
      local lines = {}
      for row = 1, vim.o.lines do
        local cells = {}
        for column = 1, vim.o.columns do
          cells[column] = vim.fn.screenstring(row, column)
        end
        lines[row] = (table.concat(cells):gsub("%s+$", ""))
      end
      return lines`);
    return (lines as readonly string[]).join("\n");
  }

  /** Puts the cursor before a text of the shown file. */
  async cursor(before: string): Promise<void> {
    await this.lua(
      `vim.fn.cursor(1, 1) return vim.fn.search(${JSON.stringify(`\\V${before}`)}, "c")`,
    );
  }

  /** Waits until Lua returns this. */
  async expect(code: string, value: unknown): Promise<void> {
    await expect
      .poll(() => this.lua(code).catch(() => undefined), { timeout: 20_000, interval: 100 })
      .toEqual(value);
  }

  async #remote(...args: readonly string[]): Promise<string> {
    const [program = "", ...before] = this.#binary.command;
    const all = [...before, "--server", this.#socket, ...args];
    const child = spawn(program, all, { env: this.#environment() });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    const { promise, resolve } = Promise.withResolvers<number | null>();
    child.once("close", resolve);
    if ((await promise) !== 0) throw new Error(errors);
    return output === "" ? errors : output;
  }

  #environment(): NodeJS.ProcessEnv {
    const home = {
      HOME: this.#folder,
      XDG_STATE_HOME: this.#folder,
      XDG_CONFIG_HOME: this.#folder,
    };
    return { ...process.env, ...this.#binary.environment, ...home, TERM: "xterm-256color" };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#process.once("close", () => resolve());
    await this.type("<C-\\\\><C-n>:qall!<CR>").catch(() => this.#process.kill("SIGKILL"));
    await promise;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
