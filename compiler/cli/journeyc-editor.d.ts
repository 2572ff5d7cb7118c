/** `journeyc-editor/stdio`. The server builds on the compiler, so that the compiler cannot take this from the server's own types. */
export function serve(): Promise<void>;
