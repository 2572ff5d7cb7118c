export type { CertificateKind } from "./certificates.ts";
export type { Behaviour } from "./https-server.ts";
export type { RequestLog } from "./request-log.ts";
export type { KeysFault } from "./router.ts";
export { startEntraStandIn, type EntraStandIn, type EntraStandInOptions } from "./stand-in.ts";
export type { StandInUser } from "./users.ts";
