import { ask, take, type Callback, type PageText } from "@journeyc/runtime";
import type { CommonOptions, Journey } from "@journeyc/runtime";
import { recordedServer, type RecordedServer } from "../../runtime/http/support/recording-proxy.ts";
import { login, proving, row, testApp, testNode } from "../../runtime/machine/support/journeys.ts";

export interface PageApp {
  readonly server: RecordedServer;
  /** What journeys got as answers, one object by suffix per callback. */
  readonly answers: Record<string, unknown>[];
  url(journey: string, more?: string): string;
}

/** What a journey asks: at first, and again when the first answer is `again`. */
export interface Asked {
  readonly page?: PageText;
  readonly callbacks: readonly Callback[];
}

/** Asks, keeps the answers, and signs ada on. */
export function asks(name: string, asked: Asked, answers: Record<string, unknown>[]): Journey {
  const node = testNode((context) => {
    if (!context.answers) return ask(asked.callbacks, asked.page ? { page: asked.page } : {});
    answers.push(...context.answers.map((answer) => Object.fromEntries(answer)));
    return take("true");
  });
  return row(name, node, proving);
}

/** A server with a journey for each question, besides `Login` and what else is passed. */
export async function pageApp(
  questions: Readonly<Record<string, Asked>>,
  more: readonly Journey[] = [],
  options: Partial<CommonOptions<Journey>> = {},
): Promise<PageApp> {
  const answers: Record<string, unknown>[] = [];
  const journeys = Object.entries(questions).map(([name, asked]) => asks(name, asked, answers));
  const app = await testApp([login, ...journeys, ...more], {
    successUrl: "/done",
    attempts: { user: false, address: false, overall: false },
    ...options,
  });
  const server = await recordedServer(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/am/")) return app.journeys.handler(request);
    if (pathname === "/logo.svg") return new Response(logo, { headers: svg });
    if (pathname === "/theme.css") return new Response(theme, { headers: css });
    const done = "<!doctype html><html lang=en><title>Done</title><h1>Done</h1></html>";
    return new Response(done, { headers: { "content-type": "text/html" } });
  });
  return {
    server,
    answers,
    url: (journey, query = "") =>
      `${server.origin}/am/XUI/?realm=/alpha&authIndexType=service&authIndexValue=${encodeURIComponent(journey)}${query}`,
  };
}

const svg = { "content-type": "image/svg+xml" };
const css = { "content-type": "text/css" };
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 158 40" width="158" height="40"><style>.brand { fill: #0a7d5a } @media (prefers-color-scheme: dark) { .brand { fill: #5fd3ae } }</style><circle cx="20" cy="20" r="18" class="brand"/><path d="M11 21l6 6 12-13" fill="none" stroke="#fff" stroke-width="4"/><text x="48" y="28" font-family="sans-serif" font-weight="700" font-size="22" class="brand">Evergreen</text></svg>`;
const theme = `:root { --accent: light-dark(#0a6e50, #5fd3ae); --on-accent: light-dark(#fff, #04231a); --radius: 4px; --background: light-dark(#eef5f1, #0e1513); --notice-surface: light-dark(#e6f3ed, #15302a); --font: Georgia, serif; }`;
