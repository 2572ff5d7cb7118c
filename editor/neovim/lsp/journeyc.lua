-- For `vim.lsp.enable("journeyc")`, Neovim 0.11 and newer.
local journeyc = require("journeyc")

return {
  cmd = function(dispatchers)
    local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":p:h")
    return vim.lsp.rpc.start(journeyc.cmd(folder), dispatchers)
  end,
  filetypes = { "journey" },
  root_markers = journeyc.root_markers,
}
