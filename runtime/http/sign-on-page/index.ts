export { messagePage } from "./message-page.ts";
export { signOnPage } from "./sign-on-page.ts";
export { visitOf } from "./visit.ts";
