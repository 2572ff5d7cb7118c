/** What a node says that asks for a new password twice, in the languages of the sign-on page. */
export const newPasswordPrompt: Readonly<Record<string, string>> = {
  en: "New password",
  ar: "كلمة المرور الجديدة",
  de: "Neues Passwort",
  es: "Nueva contraseña",
  fr: "Nouveau mot de passe",
  it: "Nuova password",
  ja: "新しいパスワード",
  nl: "Nieuw wachtwoord",
  pt: "Nova palavra-passe",
};

export const confirmPasswordPrompt: Readonly<Record<string, string>> = {
  en: "Confirm password",
  ar: "تأكيد كلمة المرور",
  de: "Passwort bestätigen",
  es: "Confirmar contraseña",
  fr: "Confirmer le mot de passe",
  it: "Conferma password",
  ja: "パスワードの確認",
  nl: "Wachtwoord bevestigen",
  pt: "Confirmar palavra-passe",
};

export const passwordsDiffer: Readonly<Record<string, string>> = {
  en: "The passwords are not the same.",
  ar: "كلمتا المرور غير متطابقتين.",
  de: "Die Passwörter sind nicht gleich.",
  es: "Las contraseñas no coinciden.",
  fr: "Les mots de passe ne sont pas identiques.",
  it: "Le password non coincidono.",
  ja: "パスワードが一致しません。",
  nl: "De wachtwoorden zijn niet gelijk.",
  pt: "As palavras-passe não coincidem.",
};

/** `{{least}}` stands for a number of characters. */
export const passwordTooShort: Readonly<Record<string, string>> = {
  en: "The password must have {{least}} characters or more.",
  ar: "يجب ألا يقل عدد أحرف كلمة المرور عن {{least}}.",
  de: "Das Passwort muss mindestens {{least}} Zeichen haben.",
  es: "La contraseña debe tener {{least}} caracteres o más.",
  fr: "Le mot de passe doit comporter au moins {{least}} caractères.",
  it: "La password deve avere almeno {{least}} caratteri.",
  ja: "パスワードは {{least}} 文字以上で入力してください。",
  nl: "Het wachtwoord moet minstens {{least}} tekens hebben.",
  pt: "A palavra-passe deve ter pelo menos {{least}} caracteres.",
};
