import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { capabilitiesOf } from "../../editor/language-server/capabilities.ts";
import { features } from "../../editor/language-server/features/index.ts";
import { folderWith, journey, unwired } from "../cli/journeyc.ts";
import { everything } from "./support/abilities.ts";
import { findNeovims, neovimVersion } from "../support/neovim-binaries.ts";
import { Neovim } from "./support/neovim.ts";

const server = capabilitiesOf(features, everything);

const calling = `import { Inner } from "./inner.journey"

resource managed/user from "./user.schema.json"

journey Outer on managed/user {
  start -> inner

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> success
    false -> failure
  }
}
`;

/** The codes of what Neovim shows in the current buffer. */
const codes = "return vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))";
const isServed = `
  local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return clients[1] ~= nil and clients[1].initialized == true`;
/** The lines of the window that floats above the others. */
const floating = `
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), "\\n")
    end
  end
  return ""`;

function two(): string {
  return folderWith({
    "package.json": "{}",
    "outer.journey": calling,
    "inner.journey": journey("Inner"),
  });
}

/** The newest that is there; in the thorough run the older ones, too. */
const neovims = findNeovims()
  .map((binary) => [neovimVersion(binary), binary] as const)
  .slice(process.env["JOURNEYC_THOROUGH"] === "1" ? 0 : -1);

describe.each(neovims)("%s", (version, binary) => {
  test("an error is shown, and goes when it is mended; the file is formatted", async () => {
    const folder = folderWith({ "package.json": "{}", "login.journey": unwired("Login") });
    await using editor = await Neovim.start(binary, folder, "login.journey");
    expect(await editor.lua("return vim.bo.filetype")).toBe("journey");
    await editor.expect(codes, ["J3001"]);
    expect(await editor.screen()).toMatch(/^E .*checkPassword.*■.*false/m);

    await editor.cursor("true  -> success");
    await editor.type("ofalse    ->   failure<Esc>");
    await editor.expect(codes, []);
    expect(await editor.screen()).not.toContain("■");

    await editor.lua("(vim.lsp.buf.format or vim.lsp.buf.formatting_sync)() return true");
    expect(await editor.text()).toBe(journey("Login"));
    await editor.type(":w<CR>");
    await expect
      .poll(() => readFileSync(join(folder, "login.journey"), "utf8"))
      .toBe(journey("Login"));
  });

  test("the server that Neovim starts works in the project, and ends with the editor", async () => {
    const folder = two();
    await using editor = await Neovim.start(binary, folder, "outer.journey");
    await editor.expect(isServed, true);
    const root = "return (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1].config.root_dir";
    expect(await editor.lua(root)).toBe(folder);
  });

  test.skipIf(version?.startsWith("NVIM v0.7"))("the grammar colours the text", async () => {
    const folder = folderWith({ "package.json": "{}", "login.journey": journey("Login") });
    const parsers = join(folder, "site/parser");
    const queries = join(folder, "site/queries/journey");
    mkdirSync(parsers, { recursive: true });
    const grammar = join(import.meta.dirname, "../../editor/tree-sitter");
    cpSync(join(grammar, "queries"), queries, { recursive: true });
    const source = join(grammar, "src/parser.c");
    const target = join(parsers, "journey.so");
    execFileSync("cc", ["-shared", "-fPIC", "-I", join(grammar, "src"), source, "-o", target]);
    await using editor = await Neovim.start(binary, folder, "login.journey");
    const captures = await editor.lua(`
      vim.opt.runtimepath:append(${JSON.stringify(join(folder, "site"))})
      vim.treesitter.start()
      vim.treesitter.get_parser(0):parse()
      local found = {}
      for _, word in ipairs({ "journey Login", "Login on", "DataStoreDecision", "success" }) do
        vim.fn.cursor(1, 1)
        vim.fn.search(word)
        local position = vim.api.nvim_win_get_cursor(0)
        local captures = vim.treesitter.get_captures_at_pos(0, position[1] - 1, position[2])
        found[#found + 1] = captures[#captures].capture
      end
      return found`);
    expect(captures).toEqual(["keyword", "type.definition", "type", "constant.builtin"]);
  });

  test.runIf(server.completionProvider)("the targets of an arrow are completed", async () => {
    const folder = folderWith({ "package.json": "{}", "login.journey": unwired("Login") });
    await using editor = await Neovim.start(binary, folder, "login.journey");
    await editor.expect(codes, ["J3001"]);
    await editor.cursor("true  -> success");
    // While a completion is chosen nobody outside is answered: the editor itself writes down what it shows.
    const shown = join(folder, "completed");
    await editor.lua(`
      local function look(left)
        local line = vim.api.nvim_get_current_line()
        if line:find("failure") or left == 0 then
          vim.fn.writefile({ line }, ${JSON.stringify(shown)})
          vim.api.nvim_input("<Esc>")
        else
          vim.defer_fn(function() look(left - 1) end, 200)
        end
      end
      vim.api.nvim_input("ofalse -> fail<C-x><C-o>")
      vim.defer_fn(function() look(100) end, 200)
      return true`);
    await expect.poll(() => existsSync(shown), { timeout: 25_000 }).toBe(true);
    expect(readFileSync(shown, "utf8").trim()).toBe("false -> failure");
  });

  test.runIf(server.renameProvider)("a journey is renamed in two files", async () => {
    await using editor = await Neovim.start(binary, two(), "outer.journey");
    await editor.expect(isServed, true);
    await editor.cursor("Inner }");
    await editor.lua('vim.lsp.buf.rename("Inside") return true');
    await expect
      .poll(() => editor.text(), { timeout: 20_000 })
      .toBe(calling.replaceAll(/\bInner\b/g, "Inside"));
    await editor.type(":edit inner.journey<CR>");
    await expect.poll(() => editor.text()).toBe(journey("Inside"));
  });

  test.runIf(server.hoverProvider)("what a node type is, is told at the cursor", async () => {
    const folder = folderWith({ "package.json": "{}", "login.journey": journey("Login") });
    await using editor = await Neovim.start(binary, folder, "login.journey");
    await editor.expect(isServed, true);
    await editor.cursor("DataStoreDecision");
    await editor.lua("vim.lsp.buf.hover() return true");
    await expect
      .poll(() => editor.lua(floating), { timeout: 20_000 })
      .toEqual(expect.stringContaining("DataStoreDecision"));
  });

  test.runIf(server.definitionProvider)("the definition is in another file", async () => {
    await using editor = await Neovim.start(binary, two(), "outer.journey");
    await editor.expect(isServed, true);
    await editor.cursor("Inner\\n");
    await editor.lua("vim.lsp.buf.definition() return true");
    await editor.expect('return vim.fn.expand("%:t")', "inner.journey");
    expect(await editor.lua("return vim.api.nvim_get_current_line()")).toContain("journey Inner");
  });

  test.runIf(server.codeActionProvider)("a fix is offered, and applied", async () => {
    const folder = folderWith({ "package.json": "{}", "login.journey": unwired("Login") });
    await using editor = await Neovim.start(binary, folder, "login.journey");
    await editor.expect(codes, ["J3001"]);
    await editor.lua(`
    local found = vim.diagnostic.get(0)[1]
    vim.fn.cursor(found.lnum + 1, found.col + 1)
    vim.ui.select = function(items, _, choose) choose(items[1], 1) end
    vim.lsp.buf.code_action()
    return true`);
    await editor.expect(codes, []);
    expect(await editor.text()).toMatch(/^ +false -> /m);
  });
});
