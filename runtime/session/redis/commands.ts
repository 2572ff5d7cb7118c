/**
 * The commands that the store sends, as node-redis has them: `createClient` and `createCluster` of `redis` and
 * `@redis/client` fit. Every command but `ping`, `info` and `configGet` names one key, so that it has a place in a cluster.
 */
export interface RedisCommands {
  set(
    key: string,
    value: string,
    options: {
      readonly condition?: "NX";
      readonly expiration: { readonly type: "PX"; readonly value: number };
    },
  ): Promise<unknown>;
  get(key: string): Promise<unknown>;
  del(key: string): Promise<unknown>;
  hGetAll(key: string): Promise<unknown>;
  zRange(key: string, first: number, last: number): Promise<unknown>;
  zRem(key: string, members: string[]): Promise<unknown>;
  eval(script: string, options: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, options: ScriptInput): Promise<unknown>;
  ping(): Promise<unknown>;
  info(section: string): Promise<unknown>;
  configGet(parameter: string): Promise<unknown>;
}

/** The key that a script works on, and what it is told. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}
