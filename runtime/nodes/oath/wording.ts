type Texts = Readonly<Record<string, string>>;

/** What nodes for devices say where the journey gives no words, in the languages of the sign-on page. */
export const codePrompt: Texts = {
  en: "Enter verification code:",
  ar: "أدخل رمز التحقق:",
  de: "Bestätigungscode:",
  es: "Introduzca el código de verificación:",
  fr: "Saisissez le code de vérification :",
  it: "Inserisci il codice di verifica:",
  ja: "確認コードを入力してください:",
  nl: "Voer de verificatiecode in:",
  pt: "Introduza o código de verificação:",
};

export const submitLabel: Texts = {
  en: "Submit",
  ar: "إرسال",
  de: "Absenden",
  es: "Enviar",
  fr: "Envoyer",
  it: "Invia",
  ja: "送信",
  nl: "Verzenden",
  pt: "Enviar",
};

export const useRecoveryCodeLabel: Texts = {
  en: "Use Recovery Code",
  ar: "استخدام رمز الاسترداد",
  de: "Wiederherstellungscode verwenden",
  es: "Usar un código de recuperación",
  fr: "Utiliser un code de récupération",
  it: "Usa un codice di recupero",
  ja: "リカバリーコードを使用",
  nl: "Herstelcode gebruiken",
  pt: "Usar um código de recuperação",
};

export const nextLabel: Texts = {
  en: "Next",
  ar: "التالي",
  de: "Weiter",
  es: "Siguiente",
  fr: "Suivant",
  it: "Avanti",
  ja: "次へ",
  nl: "Volgende",
  pt: "Seguinte",
};

export const scanMessage: Texts = {
  en: "Scan the QR code with your authenticator app, then continue.",
  ar: "امسح رمز الاستجابة السريعة ضوئيًا بتطبيق المصادقة، ثم تابع.",
  de: "Scannen Sie den QR-Code mit Ihrer Authenticator-App, und fahren Sie dann fort.",
  es: "Escanee el código QR con su aplicación de autenticación y continúe.",
  fr: "Scannez le code QR avec votre application d’authentification, puis continuez.",
  it: "Scansiona il codice QR con la tua app di autenticazione, poi continua.",
  ja: "認証アプリで QR コードをスキャンしてから続行してください。",
  nl: "Scan de QR-code met uw authenticator-app en ga daarna verder.",
  pt: "Leia o código QR com a sua aplicação de autenticação e continue.",
};

export const recoveryPrompt: Texts = {
  en: "Recovery Code",
  ar: "رمز الاسترداد",
  de: "Wiederherstellungscode",
  es: "Código de recuperación",
  fr: "Code de récupération",
  it: "Codice di recupero",
  ja: "リカバリーコード",
  nl: "Herstelcode",
  pt: "Código de recuperação",
};

export const recoveryMessage: Texts = {
  en: "Keep these recovery codes in a safe place: each signs you on once when you do not have your device. They are not shown again.",
  ar: "احتفظ برموز الاسترداد هذه في مكان آمن: كل رمز يسجّل دخولك مرة واحدة عندما لا يكون جهازك معك. ولن تُعرض مرة أخرى.",
  de: "Bewahren Sie diese Wiederherstellungscodes sicher auf: Mit jedem melden Sie sich einmal ohne Ihr Gerät an. Sie werden nicht wieder angezeigt.",
  es: "Guarde estos códigos de recuperación en un lugar seguro: cada uno sirve una vez cuando no tenga su dispositivo. No se volverán a mostrar.",
  fr: "Conservez ces codes de récupération en lieu sûr : chacun vous connecte une fois sans votre appareil. Ils ne seront plus affichés.",
  it: "Conserva questi codici di recupero in un luogo sicuro: ognuno permette un accesso senza il tuo dispositivo. Non saranno più mostrati.",
  ja: "これらのリカバリーコードを安全な場所に保管してください。端末がないとき、それぞれ 1 回だけ使えます。再表示されません。",
  nl: "Bewaar deze herstelcodes op een veilige plek: met elke code meldt u zich één keer aan zonder uw apparaat. Ze worden niet opnieuw getoond.",
  pt: "Guarde estes códigos de recuperação num lugar seguro: cada um serve uma vez quando não tiver o seu dispositivo. Não voltam a ser mostrados.",
};
