/** What names in a text stand for on AM's side. */
export interface Meanings {
  /** The name that AM knows a journey by, or the name itself where it is no journey's. */
  journeyName(name: string): string;
  /** The name of a placeholder: `TENANT_ID` is `esv.tenant.id`. */
  placeholder(environment: string): string;
  /** The id of a script that a text names by its file; another text is an id already. */
  scriptId(text: string): string;
  /** The id of a member of the same page; undefined for a text that names none. */
  readonly memberId: (name: string) => string | undefined;
}
