const placeholder = "[redacted]";

/** What a script has seen of secrets, so that its log does not repeat them. */
export class SeenSecrets {
  readonly #texts = new Set<string>();

  /** @param value of any shape; what is no text in it is no secret */
  add(value: unknown): void {
    if (typeof value === "string") {
      if (value !== "") this.#texts.add(value);
    } else if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) this.add(part);
    }
  }

  redact(text: string): string {
    // A longer one first, as it may hold a shorter one.
    return [...this.#texts]
      .toSorted((one, other) => other.length - one.length)
      .reduce((clean, secret) => clean.replaceAll(secret, placeholder), text);
  }
}
