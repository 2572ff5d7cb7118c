/**
 * Changes of one step, stored together, whatever database they are in. It has parts: what the current part changed can
 * be undone without the parts before.
 */
export interface StepTransaction {
  /**
   * What stands for the changes that are held and not stored yet; undefined when there are none. It is another one when
   * they were stored, or when some of them were undone.
   */
  readonly held: object | undefined;
  /** A new part begins: what was done before stays when this one is undone. */
  beginPart(): void;
  /** Undoes what the current part did, and refuses what is still asked for in it. */
  undoPart(): Promise<void>;
  /** Stores what was changed so far, before something that may take its time; what is changed later begins anew. */
  settle(): Promise<void>;
  /** Stores everything. Nothing can be done with the transaction afterwards. */
  commit(): Promise<void>;
  /** Stores nothing, unless `commit` has. Never rejects. */
  rollback(): Promise<void>;
}
