const nanoseconds = 1_000_000;

/**
 * How long a script computes, in memory that the app and the thread share: the thread can be in the middle of something
 * that nothing in it interrupts, and the app must know. While the app answers a call no time passes. Both read the
 * machine's monotonic clock, which is the same in all threads of a process.
 */
export class SharedTime {
  static readonly bytes = 8;

  /** When time is up, in nanoseconds; zero while nothing computes. */
  readonly #end: BigInt64Array;
  #left = 0n;

  constructor(shared: SharedArrayBuffer) {
    this.#end = new BigInt64Array(shared, 0, 1);
  }

  begin(milliseconds: number): void {
    this.#left = BigInt(Math.ceil(milliseconds * nanoseconds));
    this.resume();
  }

  resume(): void {
    Atomics.store(this.#end, 0, process.hrtime.bigint() + this.#left);
  }

  pause(): void {
    this.#left = Atomics.load(this.#end, 0) - process.hrtime.bigint();
    Atomics.store(this.#end, 0, 0n);
  }

  /** @returns how many milliseconds are left, below zero for too many */
  end(): number {
    this.pause();
    return Number(this.#left) / nanoseconds;
  }

  /** Whether something computes although its time is up, and has been for so many milliseconds. */
  isUp(milliseconds = 0): boolean {
    const end = Atomics.load(this.#end, 0);
    return end !== 0n && process.hrtime.bigint() > end + BigInt(milliseconds * nanoseconds);
  }
}
