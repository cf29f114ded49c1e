//! Words of the furniture, as `furniture::key` writes them: lower case, single spaces, no marks. One row a language: English,
//! German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish and Danish, Turkish, Russian, Ukrainian, Hebrew,
//! Arabic, Chinese, Japanese.

/// Whole lines of menus and footers.
pub(super) const MENU: &[&str] = &[
    "contact us|privacy policy|about us|blog|about|home|contact|careers|resources|skip to content|facebook|news|company|instagram|skip to main content|youtube|linkedin|events|search|table of contents|twitter|support|pricing|learn more|accessibility|terms of use|subscribe|services|login|reviews|follow us|terms of service|privacy|terms conditions|terms and conditions|sign in|log in|solutions|newsletter|products|sitemap|site map|community|case studies|menu|newsletters|partners|cookie policy|advertise|pinterest|get started|videos|video|press|articles|email|view all|sign up|shop|legal|locations|webinars|podcast|podcasts|back|help|jobs|tools|topics|blogs|close|loading|follow|x|tiktok|whatsapp|telegram|reddit|rss|print|copy link|cart|my account|account|donate|store|breadcrumb|open menu|close menu|toggle navigation|main menu|navigation|listen|save|in this article|on this page|contents|overview|breaking news|live|watch|opinion|sport|sports|politics|business|world|culture|technology|health|lifestyle|subscribe now|download|copyright|cookies|advertisement|advertisements|sponsored|tweet|gift|bookmark|play|pause|mute|back to top|english|español|deutsch|français|italiano|русский|עברית|العربية|中文|日本語|register|my profile|log out|weather|horoscope|crossword|games|photos|gallery|galleries|archive|rss feed|imprint|contact info|our team|authors|all news|front page|homepage|e paper|multimedia",
    "startseite|suche|suchen|anmelden|abmelden|registrieren|menü|impressum|datenschutz|kontakt|über uns|agb|nachrichten|politik|wirtschaft|kultur|wissen|wetter|abo|abonnieren|newsletter bestellen|drucken|merken|teilen|zum inhalt springen|mediathek|ausland|inland|panorama|meinung|feuilleton|anzeige|mehr|weiterlesen|themen|ressorts|epaper|nutzungsbedingungen",
    "accueil|recherche|rechercher|se connecter|s abonner|mentions légales|contactez nous|qui sommes nous|actualités|actualité|politique|économie|société|culture et loisirs|météo|partager|imprimer|publicité|plan du site|vidéos|en direct|monde|aller au contenu|politique de confidentialité|conditions générales",
    "inicio|buscar|iniciar sesión|suscríbete|aviso legal|contacto|quiénes somos|noticias|política|economía|deportes|cultura|compartir|imprimir|publicidad|ir al contenido|mapa web|política de privacidad|mundo|internacional|opinión",
    "início|entrar|assine|assinar|fale conosco|quem somos|notícias|esportes|desporto|compartilhar|partilhar|publicidade|política de privacidade|termos de uso|últimas",
    "cerca|accedi|abbonati|chi siamo|contatti|notizie|politica|cronaca|esteri|condividi|stampa|pubblicità|note legali|sport e tempo libero|meteo|vai al contenuto",
    "zoeken|inloggen|abonneren|over ons|nieuws|binnenland|buitenland|delen|adverteren|voorwaarden|naar de inhoud|weer",
    "strona główna|szukaj|zaloguj|zaloguj się|kontakt z nami|o nas|wiadomości|polska|świat|gospodarka|udostępnij|reklama|polityka prywatności|regulamin|pogoda",
    "hem|sök|logga in|prenumerera|om oss|kontakta oss|nyheter|inrikes|utrikes|dela|annons|hjem|søg|log ind|abonner|om os|nyheder|del|udland|indland",
    "ana sayfa|anasayfa|ara|giriş|giriş yap|abone ol|hakkımızda|iletişim|haberler|gündem|dünya|ekonomi|spor|kültür|paylaş|yazdır|künye|reklam|gizlilik politikası",
    "главная|поиск|войти|вход|регистрация|меню|подписаться|подписка|о нас|о проекте|контакты|новости|политика|экономика|общество|спорт|культура|мир|в мире|россия|беларусь|происшествия|погода|поделиться|распечатать|реклама|реклама на сайте|редакция|вакансии|правила|правила пользования|политика конфиденциальности|видео|фото|лента новостей|все новости|мнения|архив|вконтакте|одноклассники|закрыть|ещё|еще|перейти к содержимому|обратная связь",
    "головна|пошук|увійти|новини|політика|економіка|суспільство|світ|україна|погода|поділитися|реклама на сайті|про нас|контакти|відео|усі новини|всі новини",
    "דף הבית|ראשי|עמוד הבית|חיפוש|התחברות|הרשמה|כניסה|תפריט|אודות|צור קשר|צרו קשר|חדשות|פוליטיקה|כלכלה|ספורט|תרבות|בעולם|חדשות בעולם|בארץ|דעות|שתפו|שיתוף|שתף|הדפסה|פרסומת|פרסמו אצלנו|תנאי שימוש|מדיניות פרטיות|הצהרת נגישות|נגישות|מזג אוויר|וידאו|סגור|עוד|בריאות|רכילות|טכנולוגיה|ניוזלטר|שלח לחבר|הירשמו",
    "الرئيسية|بحث|البحث|تسجيل الدخول|تسجيل|القائمة|من نحن|اتصل بنا|اتصلوا بنا|أخبار|الأخبار|سياسة|اقتصاد|رياضة|ثقافة|العالم|عربي ودولي|شارك|مشاركة|طباعة|إعلان|إعلانات|سياسة الخصوصية|شروط الاستخدام|فيديو|صور|الطقس|آراء|المزيد|منوعات|اشترك",
    "首页|搜索|登录|注册|新闻|国际|国内|财经|体育|娱乐|科技|文化|军事|社会|视频|图片|分享|打印|广告|关于我们|联系我们|版权声明|隐私政策|网站地图|客户端|滚动|评论|更多|返回顶部|设为首页|加入收藏|导航|要闻",
    "ホーム|検索|ログイン|会員登録|ニュース|国際|政治|経済|社会面|スポーツ|文化面|シェア|印刷|お問い合わせ|利用規約|プライバシーポリシー|メニュー|トップ",
];

/// Whole lines that head what follows an article.
pub(super) const END: &[&str] = &[
    "related articles|related posts|related content|related|related topics|related stories|related news|related links|related coverage|recent posts|recent articles|latest posts|latest articles|latest news|latest|latest stories|popular posts|popular|popular articles|most popular|most read|most viewed|trending|trending now|you might also like|you may also like|you may like|you might like|you may also be interested in|recommended|recommended for you|recommended reading|read next|up next|what to read next|more stories|more articles|more from|more news|more|further reading|leave a reply|leave a comment|leave a reply cancel reply|comments|comment|post a comment|add a comment|write a comment|discussion about this post|loading comments|about the author|about author|written by|author|authors|meet the author|share this|share this article|share this post|share this story|share|tags|topics|categories|archives|subscribe|subscribe to our newsletter|newsletter|sign up for our newsletter|newsletter sign up|join our newsletter|stay connected|stay informed|follow us|connect with us|get in touch|contact us|contact|back to top|back to blog|previous post|next post|previous|next|ready for more|no posts|thank you|advertisement|quick links|footer|keep reading|continue reading|explore more|other articles|similar articles|editor s picks|editors picks|top stories|in other news|reader interactions|primary sidebar|post navigation|join the conversation|get started|book a demo|request a demo|view all|see all|disclaimer|company|resources|products|solutions|explore|links|all rights reserved|reply|filed under|like loading|site navigation|follow the topics in this article|from around the web|sponsored content|promoted content|promoted stories|around the web|elsewhere on the web|have your say|reuse this content|more on this story|view comments|show comments|report an error|print this article|see also|don t miss|today s headlines|headlines",
    "mehr zum thema|zum thema|das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|weitere artikel|weitere themen|weitere meldungen|weitere nachrichten|ähnliche artikel|verwandte artikel|meistgelesen|meist gelesen|meistgelesene artikel|kommentare|kommentar schreiben|diskutieren sie mit|schlagworte|schlagwörter|stichworte|lesen sie auch|lesetipps|empfehlungen|empfehlungen der redaktion|aktuelle nachrichten|neueste artikel|teilen sie diesen artikel|artikel teilen|über den autor|zur startseite|nach oben|anzeige|mehr aus dem ressort|mehr von uns|folgen sie uns|newsletter abonnieren|alle kommentare",
    "à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|articles liés|articles similaires|les plus lus|les plus populaires|commentaires|laisser un commentaire|partager cet article|à voir aussi|nos derniers articles|vous aimerez aussi|recommandé pour vous|suivez nous|haut de page|mots clés|réagir|contenus sponsorisés",
    "también te puede interesar|te puede interesar|noticias relacionadas|artículos relacionados|lo más leído|lo más visto|más noticias|más información|comentarios|deja un comentario|etiquetas|archivado en|comparte esta noticia|síguenos|últimas noticias|lea también|lee también|relacionados|recomendados",
    "leia também|leia mais|notícias relacionadas|mais lidas|mais notícias|comentários|deixe um comentário|veja também|siga nos|últimas notícias|relacionadas",
    "leggi anche|articoli correlati|potrebbe interessarti|potrebbe interessarti anche|i più letti|commenti|lascia un commento|seguici|ultime notizie|argomenti|condividi questo articolo",
    "lees ook|lees verder|lees meer|gerelateerde artikelen|meest gelezen|reacties|reageer|deel dit artikel|volg ons|meer nieuws",
    "czytaj także|czytaj też|przeczytaj także|zobacz także|zobacz też|powiązane artykuły|najczęściej czytane|najpopularniejsze|komentarze|dodaj komentarz|tagi|udostępnij artykuł|najnowsze|polecane",
    "läs också|läs även|läs mer|relaterade artiklar|mest läst|kommentarer|dela artikeln|senaste nytt|læs også|mest læste|les også|relaterte artikler",
    "ilgili haberler|en çok okunanlar|çok okunanlar|yorumlar|yorum yap|etiketler|bunlar da ilginizi çekebilir|son haberler|son dakika|benzer haberler|diğer haberler",
    "читайте также|читать также|читайте ещё|читайте еще|по теме|материалы по теме|новости по теме|другие новости|похожие новости|похожие материалы|ещё по теме|еще по теме|популярное|самое читаемое|самое популярное|главное|главное за день|главное сегодня|комментарии|оставить комментарий|добавить комментарий|обсуждение|обсудить|теги|тэги|метки|поделиться|поделиться новостью|подписывайтесь|подпишитесь на нас|следите за нами|последние новости|все новости|новости партнёров|новости партнеров|лента новостей|рекомендуем|вам может быть интересно|вам может понравиться|нашли ошибку|наверх|об авторе|смотрите также|сейчас читают",
    "читайте також|схожі новини|новини за темою|матеріали за темою|популярне|коментарі|залишити коментар|теги новини|останні новини|поділитися новиною|вас може зацікавити",
    "אולי יעניין אותך|אולי יעניין אתכם|אולי יעניין אותך גם|כתבות נוספות|כתבות קשורות|עוד בנושא|עוד באותו נושא|עוד חדשות|עוד כתבות|קראו גם|ראו גם|תגובות|הוסף תגובה|הוסיפו תגובה|הגב|תגיות|תגים|שתפו את הכתבה|שיתוף הכתבה|הנקראות ביותר|הכי נקראות|החדשות האחרונות|מומלצים|מומלץ עבורך|כתבות מומלצות|עקבו אחרינו|חזרה למעלה|טוען תגובות|מאמרים נוספים",
    "اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|ذات صلة|الأكثر قراءة|الأكثر مشاهدة|التعليقات|تعليقات|أضف تعليق|اترك تعليقا|كلمات مفتاحية|الكلمات المفتاحية|وسوم|الوسوم|شارك هذا المقال|شارك الخبر|آخر الأخبار|قد يعجبك أيضا|قد يهمك أيضا|تابعنا|المزيد من الأخبار|شاهد أيضا",
    "相关新闻|相关阅读|相关文章|相关报道|延伸阅读|推荐阅读|热门新闻|热点新闻|热门文章|最新新闻|最新消息|为您推荐|猜你喜欢|网友评论|发表评论|我要评论|标签|关键词|关键字|分享到|上一篇|下一篇|更多新闻|点击排行|责任编辑|編輯推薦|相關新聞|延伸閱讀|推薦閱讀",
    "関連記事|関連ニュース|おすすめ記事|おすすめ|人気記事|ランキング|アクセスランキング|コメント|この記事をシェア|最新ニュース|タグ|キーワード|あわせて読みたい|前の記事|次の記事",
];

/// Those of `END` that also stand between a headline and its text.
pub(super) const EVERYWHERE: &str = "share|share this|share this article|share this post|share this story|comments|comment|author|authors|written by|subscribe|newsletter|advertisement|follow us|about the author|links|reply|topics|categories|back to blog|previous|next|more|latest|get started|contact us|contact|company|resources|products|solutions|explore|view comments|show comments|print this article|anzeige|kommentare|artikel teilen|teilen sie diesen artikel|folgen sie uns|commentaires|partager cet article|comentarios|comparte esta noticia|comentários|commenti|condividi questo articolo|reacties|deel dit artikel|komentarze|udostępnij artykuł|kommentarer|yorumlar|комментарии|поделиться|поделиться новостью|подписывайтесь|об авторе|обсудить|коментарі|תגובות|שתפו את הכתבה|שיתוף הכתבה|הוסיפו תגובה|التعليقات|تعليقات|شارك الخبر|شارك هذا المقال|تابعنا|发表评论|我要评论|分享到|コメント|この記事をシェア";

/// What heads or closes a box of links inside an article; the name of an outlet or a subject may follow.
pub(super) const BOX: &[&str] = &[
    "more on|more from|more about|more in|see more in|see more on|see more at|read also|read more|see also|also read|also on|also in|related|related articles|related stories|related coverage|recommended|to the full article|to the full story|to the full report|full article|full story|read the full article|read the full story|continue to the full article|watch also|watch now|don t miss|further reading|you may like|you may also like|you might also like",
    "mehr zum thema|mehr dazu|mehr bei|mehr auf|lesen sie auch|lesen sie mehr|lesen sie hier|auch interessant|siehe auch|zum artikel|zum vollständigen artikel|zum ganzen artikel|weiterlesen|das könnte sie auch interessieren",
    "à lire aussi|lire aussi|lire également|lire l article|voir aussi|à voir aussi|pour aller plus loin|sur le même sujet",
    "lea también|lee también|le puede interesar|te puede interesar|más en|más sobre|más información|ver también|leer el artículo completo|noticias relacionadas",
    "leia também|leia mais|veja também|saiba mais|mais sobre",
    "leggi anche|leggi l articolo|leggi tutto|vedi anche|approfondisci",
    "lees ook|lees verder|lees het volledige artikel|bekijk ook",
    "czytaj także|czytaj też|czytaj więcej|przeczytaj także|zobacz także|zobacz też",
    "läs också|läs även|läs mer|læs også|les også",
    "ilgili haber|ilgili haberler|ayrıca okuyun|devamını oku",
    "читайте также|читать также|читайте ещё|читайте еще|читать далее|читать полностью|полностью статью|к полной статье|по теме|материалы по теме|смотрите также|подробнее|больше на|ещё на|еще на",
    "читайте також|читати далі|дивіться також|за темою",
    "עוד ב|עוד בנושא|קראו גם|ראו גם|לכתבה המלאה|לקריאת הכתבה המלאה|כתבות נוספות|עוד באותו נושא|לידיעה המלאה",
    "اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|شاهد أيضا|المزيد عن|لقراءة المقال كاملا|مواضيع ذات صلة|أخبار ذات صلة",
    "相关新闻|相关阅读|相关报道|延伸阅读|推荐阅读|阅读全文|更多关于|相關新聞|相關閱讀|相關報導|延伸閱讀|推薦閱讀|閱讀全文|更多關於",
    "関連記事|あわせて読みたい|続きを読む",
];

/// What says who owns a page.
pub(super) const RIGHTS: &str = "©|(c) 2|copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|\
    todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|wszelkie prawa zastrzeżone|\
    все права защищены|усі права захищені|всі права захищені|כל הזכויות שמורות|جميع الحقوق محفوظة|版权所有|版權所有|無断転載";

/// Words of the lines between comments.
pub(super) const ANSWERS: &str = "reply|says|said|comment|commented|antworten|antwort|répondre|réponse|responder|respuesta|rispondi|beantwoorden|odpowiedz|\
    svara|svar|yanıtla|ответить|відповісти|הגב|השב|تعليق|الرد|回复|回覆|返信|댓글";

/// Whole lines where an advertisement stood in a text.
pub(super) const ADVERT: &str = "advertisement|advertisements|ad|sponsored|article continues below|story continues below|\
    article continues below advertisement|story continues below advertisement|continue reading below|\
    article continues after advertisement|scroll to continue|anzeige|werbung|weiter nach der anzeige|\
    artikel wird unten fortgesetzt|publicité|la suite après cette publicité|la suite après la publicité|publicidad|anuncio|\
    continúa después de la publicidad|publicidade|continua após a publicidade|pubblicità|la pubblicità continua dopo|\
    advertentie|artikel gaat verder onder de advertentie|reklama|ciąg dalszy artykułu pod reklamą|annons|annonse|annonce|reklam|\
    реклама|продолжение после рекламы|продолжение ниже|реклама продолжение ниже|פרסומת|המשך הכתבה לאחר הפרסומת|\
    המשך אחרי הפרסומת|הכתבה ממשיכה לאחר הפרסומת|إعلان|إعلانات|تتمة المقال بعد الإعلان|المقال يستمر بعد الإعلان|\
    广告|廣告|广告 请继续往下阅读|請繼續往下閱讀|文章未完 請往下|広告|スポンサーリンク|광고";

/// Phrases of forms, offers, notices and rights anywhere in a line.
pub(super) const PHRASES: &[&str] = &[
    "cookie|subscri|newsletter|privacy|copyright|©|all rights reserved|sign up|log in|login|sign in|terms of|your email|inbox|click here|follow us|opens in a|javascript|browser|advertis|affiliate|commission|sponsor|disclos|disclaimer|click to share|learn more|read more|contact us|get in touch|free trial|book a|request a|get a demo|schedule a|call us|download|required field|captcha|spam|add to cart|shipping|checkout|join our|join the|leave a|your comment|report this|min read|get the latest|photo by|image:|image credit|getty|view all|see all|posts by|more from|related",
    "datenschutz|abonnieren|einwilligung|alle rechte vorbehalten|anmelden|jetzt testen|nutzungsbedingungen|werbung|dieses thema im programm",
    "abonnez|s'abonner|tous droits réservés|politique de confidentialité|inscrivez-vous|publicité|suscríbete|todos los derechos reservados|política de privacidad|assine|todos os direitos reservados|iscriviti|tutti i diritti riservati|abonneer|alle rechten voorbehouden|wszelkie prawa zastrzeżone|zapisz się|tüm hakları saklıdır|abone ol",
    "подпис|все права защищены|политика конфиденциальности|реклам|нашли ошибку|при использовании материалов|гиперссылк|свидетельство о регистрации|зарегистрирован|файлы куки|передрук|усі права захищені|всі права захищені",
    "כל הזכויות שמורות|הירשמו|להרשמה|תנאי השימוש|מדיניות הפרטיות|עוגיות|ניוזלטר|לחצו כאן|פרסומת",
    "جميع الحقوق محفوظة|اشترك|سياسة الخصوصية|ملفات تعريف الارتباط|النشرة البريدية|إعلان",
    "版权所有|版权声明|隐私政策|扫描二维码|扫码|关注我们|公众号|客户端|转载|无断转载|無断転載|著作権|会員限定|利用規約",
];

/// What is counted beside an article, and what a reading time is counted in.
pub(super) const COUNTED: &str = "comment|comments|share|shares|like|likes|view|views|reads|read|min|mins|minutes|reply|replies|reaction|reactions|vote|votes|followers|kommentar|kommentare|kommentaren|aufrufe|lesezeit|minuten|commentaire|commentaires|partages|vues|lecture|comentario|comentarios|lecturas|minutos|comentário|comentários|leitura|commenti|commento|condivisioni|lettura|minuti|reacties|reactie|komentarz|komentarze|komentarzy|wyświetleń|kommentarer|kommentar|yorum|okunma|комментарий|комментария|комментариев|комментарии|просмотр|просмотра|просмотров|коментар|коментарі|коментарів|переглядів|минут|мин|תגובות|תגובה|שיתופים|צפיות|דקות|תعليق|تعليق|تعليقات|مشاهدة|مشاركة|دقائق|دقيقة|评论|条评论|阅读|次阅读|浏览|人参与|コメント";

/// Those of them that a reading time is counted in.
pub(super) const READING_TIME: &str = "min|mins|minutes|lesezeit|minuten|lecture|minutos|leitura|lectura|minuti|lettura|minut|мин|минут|минуты|хв|хвилин|דקות|دقائق";

/// Between the number of a page and how many there are.
pub(super) const OF: &str = "of|von|sur|de|di|van|z|av|af|из|із|מתוך|من|の";

/// What makes a time relative. Such a time is never a date.
pub(super) const RELATIVE: &str = "ago|vor|hace|fa|назад|тому|לפני|منذ|önce|geleden|temu|sedan|siden";

/// Heads of a list of keywords.
pub(super) const TAGS: &str = "tags|tag|keywords|topics|topics in this article|related topics|filed under|tagged|tagged with|labels|subjects|more on these topics|schlagworte|schlagwörter|stichworte|stichwörter|themen|themen in diesem artikel|mots clés|mots clefs|thèmes|etiquetas|temas|palabras clave|archivado en|tópicos|argomenti|temi|etichette|trefwoorden|onderwerpen|tagi|tematy|słowa kluczowe|ämnen|taggar|etiketler|теги|тэги|метки|темы|ключевые слова|сюжеты|теми|ключові слова|תגיות|תגים|נושאים|מילות מפתח|وسوم|الوسوم|كلمات مفتاحية|الكلمات المفتاحية|مواضيع|标签|关键词|关键字|標籤|タグ|キーワード";

/// Whole lines that stand in the middle of an article as well as behind it.
pub(super) const INTERRUPTIONS: &[&str] = &[
    "advertisement|advertisements|ad|ads|advertising|sponsored|paid content|sponsor message|story continues|story continues below|story continues below advertisement|story continues after advertisement|article continues below|article continues after advertisement|article continues after this advertisement|continue reading below|continue reading the main story|scroll to continue|scroll down to continue|skip advertisement|skip ad|share|share this|share this article|share this story|share this post|share article|tweet|email|e mail|print|print this article|save|save for later|copy link|copy|listen|listen to this article|play|pause|gift this article|bookmark|comment|add comment|follow|follow us|subscribe|subscribe now|sign up|sign up now|newsletter|newsletters|read more|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|messenger|link copied|enlarge image|image|view image|toggle caption|hide caption",
    "anzeige|werbung|nach der anzeige weiterlesen|weiter nach der anzeige|teilen|artikel teilen|teilen sie diesen artikel|drucken|merken|vorlesen|kommentieren|newsletter abonnieren|newsletter bestellen|folgen sie uns|mail|feedback",
    "publicité|la suite après la publicité|la suite après cette publicité|partager|partager l article|partager cet article|imprimer|enregistrer|écouter|offrir l article|suivez nous|commenter|copier le lien",
    "publicidad|continúa después de la publicidad|compartir|compartir noticia|comparte esta noticia|imprimir|guardar|escuchar|síguenos|publicidade|continua após a publicidade|continua depois da publicidade|compartilhar|compartilhe|partilhar|ouvir|siga nos|pubblicità|continua a leggere|condividi|condividi questo articolo|stampa|ascolta|seguici",
    "advertentie|reclame|deel|delen|deel dit artikel|luister|bewaar|volg ons|reklama|udostępnij|udostępnij artykuł|drukuj|posłuchaj|annons|annonse|annonce|dela|dela artikeln|del|lyssna|spara|reklam|paylaş|haberi paylaş|yazdır|abone ol",
    "реклама|на правах рекламы|поделиться|поделиться новостью|подписаться|подписывайтесь|подпишитесь|распечатать|слушать|сохранить|обсудить|комментировать|вконтакте|одноклассники|поділитися|підписатися|рэклама|падзяліцца",
    "פרסומת|מודעה|תוכן ממומן|שתפו|שתף|שיתוף|שתפו את הכתבה|הדפסה|הדפיסו|שמירה|האזינו|הגב|הירשמו|פייסבוק|טוויטר|וואטסאפ",
    "إعلان|إعلانات|مشاركة|شارك|شارك الخبر|شارك هذا المقال|طباعة|حفظ|استمع|اشترك|تابعنا|فيسبوك|تويتر|واتساب",
    "广告|廣告|分享|分享到|打印|收藏|微博|微信|点击关注|広告|スポンサーリンク|シェア|ツイート|この記事をシェア|印刷|광고|공유|공유하기",
];

/// What such a line begins with, where it goes on: "Share on …".
pub(super) const INTERRUPTION_STARTS: &str = "share on|share via|share to|share with|share this on|tweet this|click to share|follow us on|sign up for|sign up to|subscribe to|join our|get our|download our|teilen auf|folgen sie uns auf|abonnieren sie|partager sur|suivez nous sur|abonnez vous|inscrivez vous|compartir en|síguenos en|suscríbete|compartilhar no|siga nos no|condividi su|seguici su|iscriviti|deel op|volg ons op|schrijf je in|udostępnij na|zapisz się|dela på|поделиться в|подписывайтесь на|подпишитесь на|підписуйтесь на|שתפו ב|הצטרפו|הירשמו|تابعنا على|شارك على|اشترك في";

/// The same where the next word is written onto it: Hebrew's "more in …".
pub(super) const BOX_GLUED: &str = "עוד ב|עוד מ|לכל כתבות|להמשך הכתבה|המשך קריאה ב";

/// Words for what readers write under an article.
pub(super) const COMMENTS: &str = "comments|comment|responses|replies|thoughts|discussion|kommentare|kommentar|commentaires|commentaire|comentarios|comentário|comentários|commenti|reacties|komentarze|kommentarer|yorum|yorumlar|комментарии|комментария|комментариев|коментарі|תגובות|تعليقات|التعليقات|评论|コメント";
