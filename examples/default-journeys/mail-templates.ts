import type { MailTemplate } from "@journeyc/runtime/mail/smtp";

const greeting = "<p>Hello {{object.givenName}},</p>";

/** The templates that the default journeys name, as PingIDM exports its own (`emailTemplate/registration.json`). */
export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  registration: {
    subject: { en: "Register new account", fr: "Créer un nouveau compte" },
    message: {
      en: '<p>This is your registration email.</p><p><a href="{{object.resumeURI}}">Email verification link</a></p>',
      fr: '<p>Ceci est votre mail d’inscription.</p><p><a href="{{object.resumeURI}}">Lien de vérification</a></p>',
    },
    defaultLocale: "en",
  },
  resetPassword: {
    subject: { en: "Reset your password", fr: "Réinitialisez votre mot de passe" },
    message: {
      en: `${greeting}<p><a href="{{object.resumeURI}}">Password reset link</a></p>`,
      fr: '<p>Cliquez pour réinitialiser votre mot de passe :</p><p><a href="{{object.resumeURI}}">Lien</a></p>',
    },
    defaultLocale: "en",
  },
  forgottenUsername: {
    subject: { en: "Account Information - username", fr: "Informations sur le compte - nom" },
    message: {
      en: '<p>Your username is {{object.userName}}.</p><p><a href="{{object.resumeURI}}">Click here to login</a></p>',
      fr: '<p>Votre nom d’utilisateur est {{object.userName}}.</p><p><a href="{{object.resumeURI}}">Se connecter</a></p>',
    },
    defaultLocale: "en",
  },
  updatePassword: {
    subject: { en: "Update your password", fr: "Mettez à jour votre mot de passe" },
    message: {
      en: `${greeting}<p><a href="{{object.resumeURI}}">Verify email to update password</a></p>`,
      fr: '<p>Vérifiez votre adresse :</p><p><a href="{{object.resumeURI}}">Lien</a></p>',
    },
    defaultLocale: "en",
  },
};
