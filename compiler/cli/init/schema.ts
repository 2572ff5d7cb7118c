const attributes = {
  userName: { title: "Username", type: "string", minLength: 1, maxLength: 113, unique: true },
  givenName: { title: "First name", type: "string", minLength: 1, maxLength: 255 },
  sn: { title: "Last name", type: "string", minLength: 1, maxLength: 255 },
  mail: { title: "Email address", type: "string", format: "email", unique: true },
  password: { title: "Password", type: "string", writeOnly: true, minLength: 15, maxLength: 256 },
};

/** The managed object that the first journey signs on. */
export const schema = `${JSON.stringify(
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Alpha realm user",
    type: "object",
    required: ["userName", "givenName", "sn", "mail"],
    additionalProperties: false,
    properties: attributes,
  },
  undefined,
  2,
)}\n`;
