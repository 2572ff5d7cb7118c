/** The sign-in hosts of Microsoft's clouds: the names that are redirected, and that the certificate is for. */
export const signInHosts: readonly string[] = [
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
];

/** Every name of the stand-in's certificate. */
export const certificateNames: readonly string[] = [
  ...signInHosts,
  "login.microsoftonline.cn",
  "graph.microsoft.com",
  "localhost",
];
