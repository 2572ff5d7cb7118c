vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = "*.journey",
  command = "setfiletype journey",
})
