import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What is wrong with the network. */
export type NetworkFault =
  | { readonly kind: "none" }
  /** Nobody listens, and connections that exist are reset. */
  | { readonly kind: "refused" }
  /**
   * Connections are accepted, and nothing comes through. What was held back is delivered afterwards, as TCP would
   * send it again; with `forgotten` the old connections stay dead, as after a fail-over to another machine.
   */
  | { readonly kind: "blackhole"; readonly forgotten?: boolean }
  /** Connections end with a RST, after so many bytes of the answer. */
  | { readonly kind: "reset"; readonly afterBytes: number }
  /** Connections end with a FIN, after so many bytes of the answer. */
  | { readonly kind: "truncated"; readonly afterBytes: number }
  | { readonly kind: "slow"; readonly bytesPerSecond: number }
  | { readonly kind: "delayed"; readonly milliseconds: number };

export interface FaultyProxy {
  readonly port: number;
  /** For connections that exist and for new ones. */
  become(fault: NetworkFault): Promise<void>;
  /** The same, as soon as so many packets of answers have come through. */
  becomeAfter(packets: number, fault: NetworkFault): void;
  close(): Promise<void>;
}

const none: NetworkFault = { kind: "none" };

/** A TCP proxy on a free port of 127.0.0.1, in front of another port of it. */
export async function startFaultyProxy(target: number): Promise<FaultyProxy> {
  const proxy = new Proxy(target);
  await proxy.listen();
  return proxy;
}

type Direction = "request" | "answer";

/** A connection through the proxy. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes of answers that came through since the fault began. */
  answered: number;
  dead: boolean;
}

class Proxy implements FaultyProxy {
  port = 0;
  readonly #target: number;
  readonly #listener: Server;
  readonly #links = new Set<Link>();
  #fault: NetworkFault = none;
  /** Settles when the fault changes. */
  #changed = Promise.withResolvers<void>();
  #armed: { packets: number; readonly fault: NetworkFault } | undefined;

  constructor(target: number) {
    this.#target = target;
    this.#listener = createServer((client) => this.#accept(client));
  }

  async listen(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#listener.once("error", reject).listen(this.port, "127.0.0.1", resolve);
    await promise;
    // A server that listens on TCP has an address of this shape.
    this.port = (this.#listener.address() as AddressInfo).port;
  }

  async become(fault: NetworkFault): Promise<void> {
    this.#armed = undefined;
    this.#set(fault);
    if (fault.kind !== "refused" && !this.#listener.listening) await this.listen();
  }

  becomeAfter(packets: number, fault: NetworkFault): void {
    this.#armed = { packets, fault };
  }

  async close(): Promise<void> {
    this.#set({ kind: "refused" });
  }

  #set(fault: NetworkFault): void {
    if (this.#fault.kind === "blackhole" && this.#fault.forgotten)
      for (const link of this.#links) link.dead = true;
    this.#fault = fault;
    for (const link of this.#links) {
      link.answered = 0;
      if (fault.kind === "refused") reset(link);
    }
    if (fault.kind === "refused" && this.#listener.listening) this.#listener.close();
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  #accept(client: Socket): void {
    const server = connect(this.#target, "127.0.0.1");
    const link: Link = { client, server, answered: 0, dead: false };
    this.#links.add(link);
    if (this.#fault.kind === "reset" && this.#fault.afterBytes === 0) reset(link);
    this.#pump(link, client, server, "request");
    this.#pump(link, server, client, "answer");
  }

  #pump(link: Link, from: Socket, to: Socket, direction: Direction): void {
    from.on("data", (chunk) => {
      from.pause();
      void this.#deliver(link, to, chunk, direction).then(() => from.resume());
    });
    from.on("error", () => undefined);
    from.once("close", () => {
      this.#links.delete(link);
      to.destroy();
    });
  }

  async #deliver(link: Link, to: Socket, chunk: Buffer, direction: Direction): Promise<void> {
    while (this.#fault.kind === "blackhole" || link.dead) await this.#changed.promise;
    const fault = this.#fault;
    switch (fault.kind) {
      case "slow":
        return this.#trickle(link, to, chunk, direction, fault.bytesPerSecond);
      case "delayed":
        await sleep(fault.milliseconds);
        break;
      case "reset":
      case "truncated":
        if (direction === "answer") return cut(link, to, chunk, fault);
    }
    to.write(chunk);
    if (direction === "answer") this.#count();
  }

  /** Ten times a second a few bytes, until the fault has gone. */
  async #trickle(
    link: Link,
    to: Socket,
    chunk: Buffer,
    direction: Direction,
    bytesPerSecond: number,
  ): Promise<void> {
    const fault = this.#fault;
    const size = Math.max(1, Math.floor(bytesPerSecond / 10));
    let at = 0;
    for (; at < chunk.length && this.#fault === fault; at += size) {
      to.write(chunk.subarray(at, at + size));
      await Promise.race([sleep(100), this.#changed.promise]);
    }
    if (at < chunk.length) await this.#deliver(link, to, chunk.subarray(at), direction);
  }

  #count(): void {
    if (!this.#armed) return;
    this.#armed.packets -= 1;
    if (this.#armed.packets > 0) return;
    const { fault } = this.#armed;
    this.#armed = undefined;
    // What has been written is on its way already.
    setImmediate(() => this.#set(fault));
  }
}

function cut(
  link: Link,
  to: Socket,
  chunk: Buffer,
  fault: { readonly kind: "reset" | "truncated"; readonly afterBytes: number },
): void {
  const left = Math.max(0, fault.afterBytes - link.answered);
  link.answered += chunk.length;
  const end = (): void => {
    if (fault.kind === "truncated") to.end();
    else reset(link);
  };
  if (left === 0) return end();
  if (chunk.length < left) return void to.write(chunk);
  to.write(chunk.subarray(0, left), end);
}

function reset({ client, server }: Link): void {
  client.resetAndDestroy();
  server.destroy();
}
