if vim.g.loaded_journeyc then
  return
end
vim.g.loaded_journeyc = 1

if vim.lsp.enable then
  vim.lsp.enable("journeyc")
else
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "journey",
    callback = function(event)
      require("journeyc").start(event and event.buf or vim.api.nvim_get_current_buf())
    end,
  })
end
