/**
 * Standard Schema, version 1: what libraries of schemas agree upon (zod, valibot, arktype, …), as far as it is used here.
 * The specification wants it copied, so that nobody depends on a package of types: https://standardschema.dev.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Never there: it carries the types. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

type Types<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>;

/** What is given to a schema. */
export type InputOf<Schema extends StandardSchema> = Types<Schema>["input"];
/** What a schema makes of it. */
export type OutputOf<Schema extends StandardSchema> = Types<Schema>["output"];
