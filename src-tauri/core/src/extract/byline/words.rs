//! The words around names, in lower case.

/// Whether a word stands in one of the lists below.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split('|').any(|one| one == word)
}

/// What introduces a byline. Longer ones first, so that "written by" is not read as "written".
pub(super) const INTRODUCTIONS: &str = "written and reported by|words and pictures by|exclusive by|opinion by|analysis by|commentary by|comment by|column by|essay by|\
    review by|report by|interview by|feature by|reporting by|reported by|written by|posted by|published by|edited by|words by|words:|\
    story by|text by|article by|created by|submitted by|contributed by|author:|authors:|author|authors|source:|\
    byline:|writing /|newsroom /|redacción /|redacción|redação|rédaction /|by|ein beitrag von|eine analyse von|ein kommentar von|ein gastbeitrag von|von|autor:|autorin:|\
    autoren:|text:|quelle:|foto und text:|propos recueillis par|publié par|écrit par|rédigé par|par|auteur :|\
    auteur:|source :|escrito por|publicado por|redacción:|por|texto:|fuente:|fonte:|scritto da|a cura di|\
    articolo di|di|da|door|geschreven door|auteurs:|av|af|text av|skriven av|kirjoittaja:|teksti:|przez|autor|\
    źródło:|napsal|zdroj:|yazan:|yazar:|haber:|kaynak:|автор:|авторы:|автор|текст:|источник:|автори:|джерело:|\
    аўтар:|крыніца:|редактор:|подготовил|подготовила|מאת:|מאת|כתב:|כתבה:|כתבת:|צילום וכתיבה:|מקור:|本报记者|特约记者|\
    来源：|来源:|來源：|來源:|记者|記者|作者：|作者:|作者|文/|文／|撰文：|文：|執筆：|取材・文|編集：|بقلم:|بقلم|كتب:|كتبت:|كتب|كتبت|إعداد:|المصدر:|\
    تحرير:|लेखक:|लेखिका:|από τον|από την|του";

/// What stands between two names.
pub(super) const JOINERS: &str =
    "and|und|et|y|e|и|і|та|ו|i|ve|en|og|och|ja|a|with|mit|avec|con|com|och|oraz|și|és|και|for";

/// Small words inside names.
pub(super) const PARTICLES: &str = "de|del|della|dello|dei|di|da|das|do|dos|du|des|la|le|los|las|el|al|bin|bint|ibn|ben|abu|van|von|vom|der|den|\
    ter|ten|te|zu|zur|af|av|y|e|st|of|’t|t|фон|де|ван|да";

/// Whole pieces that are a role, and what may stand before a name as one.
pub(super) const ROLES: &str = "staff writer|staff reporter|staff|senior reporter|senior editor|senior writer|guest contributor|\
    contributing writer|contributor|correspondent|chief correspondent|our correspondent|political correspondent|\
    special correspondent|reporter|editor|writer|journalist|columnist|author|redakteur|redakteurin|\
    korrespondent|korrespondentin|gastautor|envoyé spécial|envoyée spéciale|corresponsal|redactor|redactora|\
    corrispondente|корреспондент|спецкор|обозреватель|журналист|редактор|кореспондент|כתב|כתבת|כתבנו|מערכת|本报记者|\
    记者|مراسل|medically reviewed by|reviewed by";

/// A role may end in one of these and a name follow: "Local Democracy Reporter Anna Levin".
pub(super) const BEFORE_NAMES: &str = "reporter|correspondent|editor|writer|columnist|journalist|critic|contributor";

/// A piece that holds one of these is a role, not a name ("Political Editor", "Chief Economist at the bank").
pub(super) const ROLE_WORDS: &str = "editor|reporter|writer|correspondent|contributor|journalist|columnist|producer|director|manager|analyst|\
    founder|ceo|cto|professor|lecturer|expert|specialist|strategist|consultant|president|fellow|officer|\
    redakteur|redakteurin|korrespondent|korrespondentin|corresponsal|correspondant|correspondante|rédacteur|\
    rédactrice|journaliste|redactor|redactora|periodista|giornalista|корреспондент|обозреватель|журналист|\
    photographer|dietitian|head|chief|lead|updated|published|reviewed";

/// An author with one of these words is an organisation.
pub(super) const ORGANISATIONS: &str = "team|staff|editors|editorial|desk|newsroom|news|agency|bureau|inc|ltd|gmbh|llc|corp|institute|institut|\
    center|centre|university|foundation|association|society|council|ministry|department|office|group|research|\
    magazine|redaktion|rédaction|redacción|redazione|redakcja|redactie|redaksjonen|редакция|редакції|редакция|\
    מערכת|编辑部|編集部";

/// An organisation begins with one of these, perhaps behind a word or two, and says then of what it is: all of it is one name.
pub(super) const ORGANISATION_HEADS: &str = "institute|institut|instituto|istituto|ministry|ministerium|bundesministerium|ministère|ministerio|ministério|\
    ministero|ministerstwo|department|center|centre|centro|zentrum|office|bureau|agency|association|asociación|associação|\
    society|council|conseil|consejo|foundation|fondation|fundación|fondazione|university|universität|université|universidad|\
    universidade|college|school|faculty|committee|commission|federation|fédération|federación|union|league|alliance|\
    coalition|campaign|board|authority|academy|museum|chamber|doctors|citizens|friends|mothers|reporters|scientists|\
    министерство|институт|центр|комитет|ассоциация|фонд|университет|міністерство|інститут|асоціація|університет";

/// What leads from there to what it is of.
pub(super) const OF: &str =
    "of|for|on|against|without|de|des|du|d|del|della|di|da|do|für|der|des|zur|van|voor|para|por|per|pour|dla|для|по|за";

/// What a firm or an outlet has in its name, and a person not.
pub(super) const TRADES: &str = "bank|clinic|hospital|health|dental|dentistry|care|store|shop|makers|construction|renovation|marketing|strategies|solutions|\
    services|security|studio|studios|media|labs|systems|technologies|software|partners|consulting|insurance|realty|\
    homes|official|online|network|blog|club|church|academy|college|school|library|museum|times|post|herald|tribune|\
    gazette|journal|daily|weekly|mail|telegraph|chronicle|observer|press|review|report|pc|co|company|canada|usa|uk";

/// Words of menus and forms that stand where a name could.
pub(super) const NOT_NAMES: &str = "full bio|bio|view bio|view profile|view full profile|about the author|all posts|fact checked|fact check|press release|article tags|home blog|menu|share|home|admin|administrator|editor|guest|unknown|anonymous|author|authors|staff|user|login|log in|\
    sign in|sign up|subscribe|search|contact|contact us|about|about us|news|world|sport|sports|business|\
    politics|opinion|culture|technology|health|science|more|read more|next|previous|comments|comment|reply|\
    follow|following|like|print|email|facebook|twitter|linkedin|instagram|youtube|whatsapp|telegram|rss|\
    pinterest|reddit|x|tags|latest|trending|live|video|videos|photos|podcasts|newsletter|newsletters|privacy|\
    privacy policy|terms|terms of use|cookies|advertisement|blog|resources|products|pricing|support|help|\
    careers|company|shop|cart|download|overview|table of contents|contents|summary|introduction|conclusion|меню|\
    поиск|главная|новости|поделиться|комментарии|войти|רשות|שתפו|תגובות|חדשות|ראשי|teilen|startseite|suche|\
    anmelden|partager|accueil|compartir|inicio|首页|新闻|登录|分享|评论|getty images|shutterstock|istock|unsplash|\
    featured|sponsored|breaking news|top stories|all rights reserved|skip to content|skip to main content|back|\
    close|open|n/a|none|null|undefined|default|webmaster|root|test";

/// A name holds none of these; a sentence nearly always does.
pub(super) const SENTENCE_WORDS: &str = "the|is|are|was|were|will|has|have|had|that|this|these|you|your|our|we|they|it|its|his|her|who|what|how|why|\
    when|where|not|can|clicking|using|signing|continuing|than|from|into|about|after|before|more|read|min|\
    minutes|ist|sind|wird|hat|nicht|dass|spricht|est|sont|que|qui|pas|son|это|как|что|был|была|были|не|на|לא|של|\
    על|הוא|to|in|on|at|as|or|but|if|be";

/// Words that lead to a date behind the names.
pub(super) const LEADS_TO_DATE: &str = "on|in|released|created|published|updated|posted|last|modified|date|at|am|january|february|march|april|may|june|july|august|\
    september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|\
    wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|veröffentlicht|\
    aktualisiert|publié|le|publicado|el|pubblicato|il|опубликовано|обновлено|дата|оновлено|опубліковано|фото|am|um|stand|uhr|mis|à|jour|atualizado|actualizado|aggiornato|bijgewerkt|zaktualizowano|פורסם|עודכן|בתאריך|نشر|تحديث|آخر|發布|发布|更新|发表|geplaatst|opublikowano|güncelleme|yayın";
