export { createLanguageServer, type HostOf } from "./server.ts";
