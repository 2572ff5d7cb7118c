/** What sign-on nodes ask for, in the languages of the sign-on page; where none fits, English. */
export const userNamePrompt: Readonly<Record<string, string>> = {
  en: "User Name",
  ar: "اسم المستخدم",
  de: "Benutzername",
  es: "Nombre de usuario",
  fr: "Nom d’utilisateur",
  it: "Nome utente",
  ja: "ユーザー名",
  nl: "Gebruikersnaam",
  pt: "Nome de utilizador",
};

export const passwordPrompt: Readonly<Record<string, string>> = {
  en: "Password",
  ar: "كلمة المرور",
  de: "Passwort",
  es: "Contraseña",
  fr: "Mot de passe",
  it: "Password",
  ja: "パスワード",
  nl: "Wachtwoord",
  pt: "Palavra-passe",
};

export const oneTimePasswordPrompt: Readonly<Record<string, string>> = {
  en: "One-Time Password",
  ar: "كلمة مرور لمرة واحدة",
  de: "Einmalpasswort",
  es: "Contraseña de un solo uso",
  fr: "Mot de passe à usage unique",
  it: "Password monouso",
  ja: "ワンタイムパスワード",
  nl: "Eenmalig wachtwoord",
  pt: "Palavra-passe de utilização única",
};

/** The buttons of a question to which the journey gives no words. */
export const yesLabel: Readonly<Record<string, string>> = {
  en: "Yes",
  ar: "نعم",
  de: "Ja",
  es: "Sí",
  fr: "Oui",
  it: "Sì",
  ja: "はい",
  nl: "Ja",
  pt: "Sim",
};

export const noLabel: Readonly<Record<string, string>> = {
  en: "No",
  ar: "لا",
  de: "Nein",
  es: "No",
  fr: "Non",
  it: "No",
  ja: "いいえ",
  nl: "Nee",
  pt: "Não",
};

/** The button that ends a wait. */
export const exitLabel: Readonly<Record<string, string>> = {
  en: "Exit",
  ar: "خروج",
  de: "Beenden",
  es: "Salir",
  fr: "Quitter",
  it: "Esci",
  ja: "終了",
  nl: "Stoppen",
  pt: "Sair",
};

/** The button of whoever has no device at hand. */
export const recoveryCodeLabel: Readonly<Record<string, string>> = {
  en: "Use a recovery code",
  ar: "استخدام رمز استرداد",
  de: "Wiederherstellungscode verwenden",
  es: "Usar un código de recuperación",
  fr: "Utiliser un code de récupération",
  it: "Usa un codice di recupero",
  ja: "リカバリーコードを使用する",
  nl: "Een herstelcode gebruiken",
  pt: "Usar um código de recuperação",
};
