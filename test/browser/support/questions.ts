import * as c from "./callbacks.ts";
import type { Asked } from "./page-app.ts";

/** A page for each kind of question, alone and together with others. */
export const questions: Readonly<Record<string, Asked>> = {
  NewUser: {
    page: {
      header: "Create your account",
      description: 'Have one already? <a href="#/service/Login">Sign on</a>',
    },
    callbacks: [
      c.newUserName(),
      c.newPassword(),
      c.attribute("String", "mail", "Email address", "", { required: true }),
      c.attribute("String", "givenName", "First name", ""),
      c.attribute("String", "telephoneNumber", "Phone", ""),
      c.attribute("Number", "age", "Age", null),
      c.attribute("Boolean", "preferences/updates", "Send me news", true),
      c.textInput(),
      c.hidden(),
    ],
  },
  Wrong: {
    page: { header: "Create your account" },
    callbacks: [
      c.newUserName([c.failed("UNIQUE")], "ada"),
      c.newPassword([c.failed("MIN_LENGTH", { minLength: 12 })]),
      c.attribute("Boolean", "preferences/terms", "I am of age", false, {
        failedPolicies: [c.failed("REQUIRED")],
      }),
    ],
  },
  Choices: {
    page: { header: "Nearly there" },
    callbacks: [
      c.message("Everything is <b>fine</b>."),
      c.message("Your password expires soon.", "1"),
      c.message("Your card was declined.", "2"),
      c.message("alert(1)", "4"),
      c.choice(["Email", "Text message", "Phone call"], 1),
      c.choice(["A", "B", "C", "D", "E", "F", "G", "H"], 2),
      c.confirmation(["Not now", "Yes, send it"], 1),
    ],
  },
  Confirmation: { callbacks: [c.message("Shall we go on?"), c.confirmation(["Yes", "No"])] },
  SecurityQuestion: { page: { header: "Security" }, callbacks: [c.kba(), c.kba()] },
  Terms: { page: { header: "Our terms" }, callbacks: [c.terms(), c.consent()] },
  Providers: {
    page: { header: "Sign in" },
    callbacks: [c.providers(true), c.name(), c.password()],
  },
  ProvidersAlone: { page: { header: "Sign in" }, callbacks: [c.providers(true)] },
  Code: {
    page: { header: "Enter your code", stage: "OneTimePassword" },
    callbacks: [c.password()],
  },
  Polling: {
    page: { header: "Check your phone" },
    callbacks: [c.polling(), c.confirmation(["Use another way"])],
  },
  Suspended: { page: { header: "Check your mail" }, callbacks: [c.suspendedMessage()] },
  RedirectGet: { callbacks: [c.redirect("GET", "https://accounts.example.com/authorize?a=1&b=2")] },
  RedirectPost: { callbacks: [c.redirect("POST", "https://idp.example.com/sso")] },
  RedirectBad: { callbacks: [c.redirect("GET", "javascript:alert(1)")] },
  Device: { page: { header: "Device check" }, callbacks: [c.deviceProfile()] },
  Captcha: { callbacks: [c.name(), c.captcha()] },
  WebAuthn: {
    callbacks: [c.webAuthn(), c.hidden(""), c.confirmation(["Use a recovery code"])],
  },
};
