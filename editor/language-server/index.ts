export { type Draw, NotDrawn } from "./diagram/draw.ts";
export { createLanguageServer, type HostOf } from "./server.ts";
