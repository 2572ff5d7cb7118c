type Texts = Readonly<Record<string, string>>;

/** What nodes around second factors say where the journey gives no words, in the languages of the sign-on page. */
export const optionsMessage: Texts = {
  en: "A second factor keeps your account safe even when somebody knows your password. Register a device?",
  ar: "يحافظ العامل الثاني على أمان حسابك حتى إذا عرف شخص ما كلمة مرورك. هل تريد تسجيل جهاز؟",
  de: "Ein zweiter Faktor schützt Ihr Konto auch dann, wenn jemand Ihr Passwort kennt. Gerät registrieren?",
  es: "Un segundo factor protege su cuenta aunque alguien conozca su contraseña. ¿Registrar un dispositivo?",
  fr: "Un second facteur protège votre compte même si quelqu’un connaît votre mot de passe. Enregistrer un appareil ?",
  it: "Un secondo fattore protegge il tuo account anche se qualcuno conosce la tua password. Registrare un dispositivo?",
  ja: "2 つ目の要素があれば、パスワードを知られてもアカウントは守られます。端末を登録しますか?",
  nl: "Een tweede factor beschermt uw account ook als iemand uw wachtwoord kent. Een apparaat registreren?",
  pt: "Um segundo fator protege a sua conta mesmo que alguém saiba a sua palavra-passe. Registar um dispositivo?",
};

export const registerLabel: Texts = {
  en: "Register Device",
  ar: "تسجيل الجهاز",
  de: "Gerät registrieren",
  es: "Registrar dispositivo",
  fr: "Enregistrer l’appareil",
  it: "Registra dispositivo",
  ja: "端末を登録",
  nl: "Apparaat registreren",
  pt: "Registar dispositivo",
};

export const getAppLabel: Texts = {
  en: "Get the App",
  ar: "الحصول على التطبيق",
  de: "App holen",
  es: "Obtener la aplicación",
  fr: "Obtenir l’application",
  it: "Scarica l’app",
  ja: "アプリを入手",
  nl: "App downloaden",
  pt: "Obter a aplicação",
};

export const skipLabel: Texts = {
  en: "Skip This Step",
  ar: "تخطي هذه الخطوة",
  de: "Diesmal überspringen",
  es: "Omitir este paso",
  fr: "Ignorer cette étape",
  it: "Salta questo passaggio",
  ja: "今回はスキップ",
  nl: "Deze stap overslaan",
  pt: "Ignorar este passo",
};

export const optOutLabel: Texts = {
  en: "Opt Out",
  ar: "إلغاء الاشتراك",
  de: "Nicht mehr fragen",
  es: "No volver a preguntar",
  fr: "Ne plus demander",
  it: "Non chiedere più",
  ja: "今後は表示しない",
  nl: "Niet meer vragen",
  pt: "Não voltar a perguntar",
};

/** `{{appleLink}}` and `{{googleLink}}` stand for links. */
export const getAppMessage: Texts = {
  en: "Get the app from the {{appleLink}} or from {{googleLink}}.",
  ar: "احصل على التطبيق من {{appleLink}} أو من {{googleLink}}.",
  de: "Holen Sie die App aus dem {{appleLink}} oder von {{googleLink}}.",
  es: "Obtenga la aplicación en {{appleLink}} o en {{googleLink}}.",
  fr: "Téléchargez l’application depuis l’{{appleLink}} ou {{googleLink}}.",
  it: "Scarica l’app da {{appleLink}} o da {{googleLink}}.",
  ja: "{{appleLink}} または {{googleLink}} からアプリを入手してください。",
  nl: "Download de app in de {{appleLink}} of via {{googleLink}}.",
  pt: "Obtenha a aplicação na {{appleLink}} ou no {{googleLink}}.",
};

export const continueLabel: Texts = {
  en: "Continue",
  ar: "متابعة",
  de: "Weiter",
  es: "Continuar",
  fr: "Continuer",
  it: "Continua",
  ja: "続行",
  nl: "Doorgaan",
  pt: "Continuar",
};
