export {
  type BackgroundChecker,
  type BackgroundCheckerOf,
  createLanguageServer,
  type Found,
  type HostOf,
  type ServerParts,
} from "./server.ts";
export { type Draw, NotDrawn } from "./diagram/draw.ts";
