/** A JSON value. Node state, settings and attributes are JSON and nothing else: data, never objects with behaviour. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}
