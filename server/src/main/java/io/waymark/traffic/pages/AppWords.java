package io.waymark.traffic.pages;

/**
 * What the page between link and app says in one language (RED-32).
 *
 * @param before what stands before the app's name on the button
 * @param after what stands after it
 * @param text what the button does
 * @param badge before the name of who made the page
 */
record AppWords(String before, String after, String text, String badge) {
  static AppWords in(Language language) {
    return switch (language) {
      case EN ->
          new AppWords(
              "Open in ",
              "",
              "The button copies this link, so that the app can take you to the right place.",
              "Powered by");
      case ZH -> new AppWords("在 ", " 中打开", "点击按钮会复制此链接，以便应用将您带到正确的页面。", "技术支持：");
      case ES ->
          new AppWords(
              "Abrir en ",
              "",
              "El botón copia este enlace para que la aplicación te lleve al lugar correcto.",
              "Con tecnología de");
      case FR ->
          new AppWords(
              "Ouvrir dans ",
              "",
              "Le bouton copie ce lien afin que l’application vous mène au bon endroit.",
              "Propulsé par");
      case IT ->
          new AppWords(
              "Apri in ",
              "",
              "Il pulsante copia questo link, così l’app può portarti nel posto giusto.",
              "Realizzato con");
      case PT ->
          new AppWords(
              "Abrir em ",
              "",
              "O botão copia este link para que o aplicativo leve você ao lugar certo.",
              "Desenvolvido por");
      case DE ->
          new AppWords(
              "In ",
              " öffnen",
              "Die Schaltfläche kopiert diesen Link, damit die App dich an die richtige Stelle führt.",
              "Bereitgestellt von");
      case TR ->
          new AppWords(
              "",
              " uygulamasında aç",
              "Düğme bu bağlantıyı kopyalar; böylece uygulama sizi doğru yere götürür.",
              "Altyapı:");
    };
  }
}
