import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { outputAfterIntroduction, type Demo } from "./demo.ts";

/** How a password may look where somebody was careless: as it is, escaped, or encoded. */
function spellings(password: string): readonly Buffer[] {
  const bytes = Buffer.from(password);
  return [
    bytes,
    Buffer.from(password, "utf16le"),
    Buffer.from(bytes.toString("base64").replace(/.{2}=*$/, "")),
    Buffer.from(bytes.toString("hex")),
    Buffer.from(encodeURIComponent(password)),
    Buffer.from(JSON.stringify(password).slice(1, -1)),
  ];
}

/** Collects what an app lets the world see, and finds passwords in it. */
export class Traces {
  readonly #seen: { readonly where: string; readonly bytes: Buffer }[] = [];

  get count(): number {
    return this.#seen.length;
  }

  add(where: string, content: string | Buffer): void {
    this.#seen.push({ where, bytes: Buffer.from(content) });
  }

  /** Every file below a folder, as bytes: databases and their logs. */
  addFolder(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) this.add(path, readFileSync(path));
    }
  }

  /** `fetch` that remembers addresses, headers and bodies of what comes back. */
  readonly fetch = async (address: string | URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(address, init);
    const body = await response.clone().text();
    const headers = JSON.stringify([...response.headers]);
    this.add(
      `${init?.method ?? "GET"} ${String(address)}`,
      `${String(address)}\n${headers}\n${body}`,
    );
    return response;
  };

  /** Remembers what a browser asks for and gets. Call it before the first page is opened. */
  watch(context: BrowserContext): void {
    context.on("request", (request) => {
      this.add(
        `browser ${request.url()}`,
        `${request.url()}\n${JSON.stringify(request.headers())}`,
      );
    });
    context.on("response", (response) => {
      const where = `browser ${response.status()} ${response.url()}`;
      this.add(where, JSON.stringify(response.headers()));
      // A redirect has no body to read.
      response.body().then(
        (body) => this.add(where, body),
        () => undefined,
      );
    });
  }

  /** The places where one of the passwords stands. */
  find(passwords: readonly string[]): string[] {
    const needles = passwords.flatMap(spellings);
    return this.#seen
      .filter(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
      .map(({ where }) => where);
  }
}

/** Looks through all that a demo that has ended leaves behind: its output, its files, and what was seen on the way. */
export function tracesOfDemo(demo: Demo, seen: Traces, passwords: readonly string[]): string[] {
  seen.add("output of the demo", outputAfterIntroduction(demo));
  seen.addFolder(demo.dataFolder);
  return seen.find(passwords);
}
