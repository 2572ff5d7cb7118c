/** The server builds on the compiler, so that the compiler cannot take this from the server's own types. */
declare module "journeyc-editor/stdio" {
  export function serve(): Promise<void>;
}
