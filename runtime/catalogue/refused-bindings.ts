/**
 * What AM's scripts find in AM and not here, by binding: the members, or none where the whole of it is not there. A script
 * that uses it ends its run in an error; the checker says so before.
 */
export const refusedBindings = {
  action: ["withIdentifiedAgent", "withNodeType", "addNodeProcessedCallback"],
  cacheManager: [],
  callbacksBuilder: [
    "httpCallback",
    "idPCallback",
    "languageCallback",
    "redirectCallback",
    "x509CertificateCallback",
  ],
  jwtAssertion: [],
  jwtValidator: [],
  openidm: ["delete", "action", "encrypt", "decrypt", "hash", "isEncrypted", "isHashed", "matches"],
  policy: [],
  secrets: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
