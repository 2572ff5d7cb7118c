--- How the language server is started.
local M = {}

--- Files and folders beside which a workspace begins, the first that is found upwards.
M.root_markers = { "journey.catalogue.json", "package.json", ".git" }

--- The command: `vim.g.journeyc_cmd`, else the project's own `journeyc`, else the one on the PATH.
---@param folder string where to look from
---@return string[]
function M.cmd(folder)
  if vim.g.journeyc_cmd then
    return vim.g.journeyc_cmd
  end
  local own = vim.fn.findfile("node_modules/.bin/journeyc", vim.fn.escape(folder, " ,\\") .. ";")
  return { own ~= "" and vim.fn.fnamemodify(own, ":p") or "journeyc", "lsp" }
end

---@param file string
---@return string
function M.root(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, marker in ipairs(M.root_markers) do
    local path = vim.fn.escape(folder, " ,\\") .. ";"
    local found = vim.fn.findfile(marker, path)
    if found == "" then
      found = vim.fn.finddir(marker, path)
    end
    if found ~= "" then
      return (vim.fn.fnamemodify(found, ":p"):gsub("/$", ""):gsub("/[^/]*$", ""))
    end
  end
  return folder
end

local clients = {}

--- Serves a buffer in Neovim before 0.11, which has no `vim.lsp.enable`.
---@param buffer number
function M.start(buffer)
  local root = M.root(vim.api.nvim_buf_get_name(buffer))
  local config = {
    name = "journeyc",
    cmd = M.cmd(root),
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ":t") } },
    capabilities = vim.lsp.protocol.make_client_capabilities(),
    on_exit = function()
      clients[root] = nil
    end,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, clients[root])
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
end

return M
