/** An attribute of the stored user that a node type rests on, although no setting of it names one. */
export interface KeptAttribute {
  readonly name: string;
  /** In a schema, as JSON. */
  readonly schema: string;
  /** What comes of a node where the schema lacks it, as a sentence about the node. */
  readonly without: string;
}

const lost = "What it collects is stored nowhere.";

const accountStatus: KeptAttribute = {
  name: "accountStatus",
  schema: '{ "type": "string" }',
  without: "It ends the run in an error, and locks nobody.",
};
const aliasList: KeptAttribute = {
  name: "aliasList",
  schema: '{ "type": "array", "items": { "type": "string" } }',
  without: "It ends the run in an error (`social-links-not-kept`).",
};
const consentedMappings: KeptAttribute = {
  name: "consentedMappings",
  schema: '{ "type": "array", "items": { "type": "object" } }',
  without: lost,
};
const kbaInfo: KeptAttribute = {
  name: "kbaInfo",
  schema: '{ "type": "array", "items": { "type": "object" } }',
  without: lost,
};
/** What runs here is about authenticator apps: of pushed messages only AM knows. */
const oath2faEnabled: KeptAttribute = {
  name: "oath2faEnabled",
  schema: '{ "type": "string" }',
  without: "It ends the run in an error, and the user is asked again.",
};
/** IDM has it in the metadata of a user, and an exported schema does not. */
const termsAccepted = { name: "termsAccepted", schema: '{ "type": "object" }' };

/** By node type. What is kept elsewhere than in attributes, as devices and counts of sign-ons are, needs none. */
export const keptAttributes: ReadonlyMap<string, KeptAttribute> = new Map([
  ["AcceptTermsAndConditions", { ...termsAccepted, without: lost }],
  [
    "TermsAndConditionsDecision",
    { ...termsAccepted, without: "It ends the run in an error (`node-attribute-unknown`)." },
  ],
  ["AccountLockout", accountStatus],
  ["ConsentCollector", consentedMappings],
  ["KBADefinition", kbaInfo],
  ["OptOutMultiFactorAuthentication", oath2faEnabled],
  ["SocialProviderHandler", aliasList],
  ["SocialProviderHandlerLegacy", aliasList],
]);
