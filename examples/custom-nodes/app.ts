import { createJourneys } from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { login } from "./login.journey.js";

const directory = memoryDirectory();
const journeys = createJourneys({ journeys: [login], directory, store: memoryStore() });
await journeys.ready();
await directory.create("managed/user", { userName: "ada", password: "correct horse" });

interface Question {
  readonly callbacks: readonly { readonly input: readonly object[] }[];
}

const url = "http://localhost/am/json/realms/root/realms/alpha/authenticate";
const step = async (country: string, body: object = {}) => {
  const headers = {
    "content-type": "application/json",
    "accept-api-version": "resource=2.0, protocol=1.0",
    "x-country": country,
  };
  const request = new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
  return journeys.handler(request);
};

for (const country of ["DE", "FR"]) {
  const question = (await (await step(country)).json()) as Question;
  const answers = ["ada", "correct horse"];
  const callbacks = question.callbacks.map((callback, index) => ({
    ...callback,
    input: [{ ...callback.input[0], value: answers[index] }],
  }));
  const { ok } = await step(country, { ...question, callbacks });
  console.log(`From ${country}: ${ok ? "signed on" : "refused"}`);
}
await journeys.close();
