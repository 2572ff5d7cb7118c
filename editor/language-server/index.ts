export {
  type BackgroundChecker,
  type BackgroundCheckerOf,
  createLanguageServer,
  type Found,
  type HostOf,
} from "./server.ts";
