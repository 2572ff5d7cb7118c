/** What is in the project that `journeyc init` has begun, once it is compiled: an app as the runtime's README has it. */
export function userApp(readme: string): string {
  const [, example = ""] = /```js\n([^]*?)```/.exec(readme) ?? [];
  // Everything of it but the port, and instead of a browser somebody who signs on.
  const app = example.replace(/^createServer.*$/m, "");
  return `${app.replace("./login.journey.js", "./dist/login.journey.js")}
const address = "http://localhost/am/json/realms/root/realms/alpha/authenticate?authIndexType=service&authIndexValue=Login";
const post = async (body) => {
  const headers = { "content-type": "application/json", "accept-api-version": "protocol=1.0,resource=2.1" };
  const request = new Request(address, { method: "POST", headers, body: JSON.stringify(body) });
  return (await journeys.handler(request)).json();
};
const asked = await post({});
const [name, password] = asked.callbacks;
name.input[0].value = "ada";
password.input[0].value = "Correct-Horse-Battery-1";
const { tokenId, successUrl } = await post(asked);
console.log(JSON.stringify({ signedOn: typeof tokenId === "string" && tokenId !== "", successUrl }));
await journeys.close();
`;
}
