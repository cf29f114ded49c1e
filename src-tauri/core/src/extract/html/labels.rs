//! Lines that say what follows or that they are no article: "Related articles", "Read more: …", "Share this", "5 min read".
//! The words are those of the trade in the languages we know; none belongs to a single site.

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    /// This line is no article.
    Line(&'static str),
    /// This line and what stands under it is no article.
    Section(&'static str),
}

/// Reads a short line; `linked` is the share of it that is a link. A label is at most this long.
pub(super) const LONGEST: usize = 260;

pub(super) fn read(text: &str, linked: f32) -> Option<Label> {
    let words = folded(text);
    let line = words.trim_end_matches([':', '.', '…', '!', '>', '»', '→', '›']).trim();
    if let Some(reason) = whole(line) {
        return Some(Label::Section(reason));
    }
    if let Some(reason) = alone(line) {
        return Some(Label::Line(reason));
    }
    if let Some(reason) = solicits(line) {
        return Some(Label::Line(reason));
    }
    if linked >= 0.3 && begins_with_any(line, POINTERS) && (line.contains(':') || linked >= 0.8) {
        return Some(Label::Line("related links"));
    }
    if linked >= 0.9 && begins_with_any(line, CALLS) {
        return Some(Label::Line("promotion"));
    }
    None
}

fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }));
    }
    out.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

fn begins_with_any(line: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| line.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// A label that heads something else than the article.
fn whole(line: &str) -> Option<&'static str> {
    const RELATED: &[&str] = &[
        "related", "related articles", "related article", "related posts", "related post", "related stories", "related story", "related news", "related content",
        "related links", "related reading", "related topics", "related resources", "related products", "related pages", "related videos", "read more", "read next", "read also", "also read", "more like this",
        "you may also like", "you might also like", "you may like", "you might like", "you may also enjoy", "you might also enjoy", "you might be interested in",
        "you may also be interested in", "you might also be interested in", "recommended", "recommended for you", "recommended articles", "recommended reading", "recommended stories", "recommended posts", "suggested articles", "suggested reading", "similar articles", "similar posts", "similar stories", "popular", "popular posts", "popular articles", "popular stories", "popular now", "most popular", "most read", "most viewed",
        "trending", "trending now", "trending stories", "trending articles", "trending posts", "latest", "latest news", "latest articles", "latest posts", "latest stories", "recent posts", "recent articles", "recent news", "recent stories", "featured", "featured articles", "featured posts", "featured stories", "featured content", "top stories", "top articles", "editor's picks", "editors' picks", "editor's choice", "must read", "must reads", "don't miss", "up next", "next up",
        "what to read next", "keep reading", "continue reading", "further reading", "more stories", "more news", "more articles", "more posts", "more to read", "more to explore", "more on this", "more on this story", "more on this topic", "more from us", "explore more", "discover more", "see also", "see more", "also in the news", "in other news", "from our blog", "from the blog", "our latest posts", "our latest articles", "our blog", "other posts", "other articles", "other news", "next article", "next post", "previous post", "previous article", "related questions", "other stories", "stories you may like", "you may have missed", "in case you missed it", "sponsored content", "sponsored stories", "from around the web", "around the web", "promoted stories", "promoted content",
        "das könnte sie auch interessieren", "lesen sie auch", "mehr zum thema", "auch interessant", "weitere artikel", "ähnliche artikel", "meistgelesen",
        "à lire aussi", "lire aussi", "sur le même sujet", "articles similaires", "les plus lus", "lea también", "te puede interesar", "también te puede interesar", "noticias relacionadas", "artículos relacionados", "lo más leído", "más noticias", "leggi anche", "articoli correlati", "potrebbe interessarti", "leia também", "leia mais", "notícias relacionadas", "lees ook", "läs också", "læs også", "les også",
        "читайте также", "читайте по теме", "по теме", "материалы по теме", "похожие материалы", "другие новости", "популярное", "самое читаемое", "ещё по теме", "сюжет", "новости по теме", "смотрите также", "смотрите ещё", "смотрите еще", "также по теме",
        "עוד בנושא", "כתבות נוספות", "אולי יעניין אותך", "קראו גם", "קראו עוד", "כתבות קשורות", "עוד בוואלה", "אולי גם יעניין אותך", "اقرأ أيضا", "اقرأ أيضاً", "اقرأ أيضًا", "مواضيع ذات صلة", "أخبار ذات صلة", "المزيد", "相关阅读", "相关新闻", "相关文章", "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "相關新聞", "热门新闻", "更多新闻", "関連記事", "あわせて読みたい", "おすすめ記事",
    ];
    const SHARE: &[&str] = &[
        "share", "share this", "share this article", "share this post", "share this story", "share this page", "share this entry", "share on", "share via", "share article", "share post", "share story", "share it", "share with friends", "spread the word", "spread the love", "follow us", "follow us on", "follow me", "connect with us", "stay connected", "like this", "sharing is caring",
        "teilen", "artikel teilen", "partager", "compartir", "condividi", "compartilhar", "compartilhe", "поделиться", "שתפו", "שתף", "مشاركة", "شارك", "分享", "分享到", "シェアする",
    ];
    const COMMENTS: &[&str] = &[
        "comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment", "join the conversation", "join the discussion", "reader comments", "what do you think", "cancel reply", "leave a comment cancel reply", "leave a reply cancel reply", "write a comment", "no comments", "discussion", "responses", "reader interactions",
        "kommentare", "kommentar schreiben", "commentaires", "laisser un commentaire", "comentarios", "deja un comentario", "deja una respuesta", "commenti", "lascia un commento", "comentários", "deixe um comentário", "комментарии", "оставить комментарий", "תגובות", "הוסף תגובה", "تعليقات", "التعليقات", "评论", "留言", "發表評論", "コメント",
    ];
    const FORM: &[&str] = &[
        "newsletter", "newsletters", "newsletter signup", "subscribe", "subscribe now", "subscribe to our newsletter", "sign up for our newsletter", "sign up to our newsletter", "join our newsletter", "get our newsletter", "subscribe to newsletter", "subscribe to the newsletter", "subscribe to our blog", "stay up to date", "stay informed", "stay updated", "stay in touch", "stay in the loop", "get the newsletter", "join our mailing list", "join the newsletter", "sign up", "never miss a story", "never miss an update", "never miss a post", "get updates", "email updates", "get in touch", "contact us", "contact", "have any questions", "ready to get started", "get started", "get started today", "request a demo", "book a demo", "schedule a demo", "request a quote", "get a quote", "free consultation", "book a call", "let's talk", "talk to us", "talk to an expert", "need help",
        "abonnieren", "newsletter abonnieren", "s'abonner", "suscríbete", "iscriviti alla newsletter", "assine nossa newsletter", "подписаться", "подпишитесь", "подпишитесь на рассылку", "הרשמה לניוזלטר", "اشترك", "النشرة البريدية", "订阅",
    ];
    const AUTHOR: &[&str] = &[
        "about the author", "about the authors", "about author", "about the writer", "about the contributor", "about the editor", "meet the author", "meet our author", "author bio", "author", "authors", "the author", "written by", "reviewed by", "edited by", "fact checked by", "contributors", "about us", "about me", "our experts", "expert sources", "über den autor", "über die autorin", "à propos de l'auteur", "sobre el autor", "sobre o autor", "sull'autore", "об авторе", "על המחבר", "عن الكاتب", "作者简介", "關於作者",
    ];
    const CONTENTS: &[&str] = &[
        "table of contents", "contents", "in this article", "in this post", "in this guide", "in this story", "on this page", "jump to", "jump to section", "jump to a section", "page contents", "what's in this article", "quick links", "quick navigation", "inhaltsverzeichnis", "inhalt", "sommaire", "table des matières", "contenido", "índice", "tabla de contenidos", "indice", "содержание", "оглавление", "תוכן עניינים", "目录", "目次", "المحتويات",
    ];
    const NOTICES: &[&str] = &[
        "disclaimer", "disclosure", "affiliate disclosure", "advertiser disclosure", "editorial disclosure", "copyright", "legal notice", "cookie policy", "privacy policy", "privacy overview", "haftungsausschluss",
    ];
    const SUBJECTS: &[&str] = &[
        "tags", "tag", "topics", "topic", "filed under", "categories", "category", "keywords", "labels", "posted in", "schlagworte", "themen", "étiquettes", "etiquetas", "temas", "tag correlati", "теги", "метки", "темы", "תגיות", "نشرت في", "كلمات مفتاحية", "الوسوم", "标签", "標籤", "タグ",
    ];
    const REFERENCES: &[&str] = &["sources", "article sources", "references", "footnotes", "citations", "works cited", "bibliography", "literature cited"];
    const VOICES: &[&str] = &["testimonials", "testimonial", "customer reviews", "what our customers say", "what our clients say", "customer stories", "success stories", "case studies", "reviews"];
    for (lines, reason) in [
        (RELATED, "related links"),
        (SHARE, "share bar"),
        (COMMENTS, "comments"),
        (FORM, "newsletter form"),
        (AUTHOR, "author box"),
        (CONTENTS, "table of contents"),
        (NOTICES, "disclosure"),
        (SUBJECTS, "tags"),
        (REFERENCES, "references"),
        (VOICES, "promotion"),
    ] {
        if lines.contains(&line) {
            return Some(reason);
        }
    }
    let more_from = ["more from ", "more on ", "more by ", "more in ", "latest from ", "read more about ", "related to ", "mehr aus ", "mehr von ", "más de ", "ещё из "];
    let short = line.split(' ').count() <= 8;
    if short && more_from.iter().any(|start| line.starts_with(start)) {
        return Some("related links");
    }
    let counted = |word: &str| line.ends_with(word) && line[..line.len() - word.len()].trim().chars().all(|letter| letter.is_ascii_digit());
    (counted("comments") || counted("comment") || counted("responses") || counted("комментариев")).then_some("comments")
}

/// A line that says nothing of the matter.
fn alone(line: &str) -> Option<&'static str> {
    const ADVERTS: &[&str] = &[
        "advertisement", "advertisements", "advertisement - continue reading below", "ad", "ads", "sponsored", "sponsored by", "article continues below advertisement", "article continues below", "story continues below advertisement", "story continues below", "story continues", "continue reading below", "continue reading", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "реклама", "פרסומת", "إعلان", "广告", "広告", "scroll to continue", "paid content", "promoted",
    ];
    const CHROME: &[&str] = &[
        "back to top", "return to top", "scroll to top", "go to top", "top", "print", "print this page", "print article", "email", "save", "save article", "copy link", "link copied", "copied", "listen", "listen to this article", "listen to article", "loading", "loading...", "close", "menu", "search", "home", "next", "previous", "show more", "show less", "load more", "view more", "view all", "see all", "read full story", "skip to content", "skip to main content", "expand", "collapse", "hide", "download pdf", "was this page helpful?", "was this article helpful?", "was this helpful?", "view this post on instagram", "view this profile on instagram", "view gallery", "click to enlarge", "play", "watch now", "image source", "photo", "image", "pin it", "tweet", "facebook", "twitter", "linkedin", "whatsapp", "pinterest", "reddit", "telegram", "x", "flipboard", "bluesky", "threads",
    ];
    if ADVERTS.contains(&line) {
        return Some("advertisement");
    }
    if CHROME.contains(&line) {
        return Some("page chrome");
    }
    let minutes = ["min read", "minute read", "minutes read", "mins read", "min. read", "minutes to read", "min. lesezeit", "minuten lesezeit", "min de lecture", "min de lectura", "минут чтения", "мин чтения", "minute reading time"];
    (line.len() <= 40 && minutes.iter().any(|end| line.ends_with(end))).then_some("reading time")
}

/// A line that asks the reader for something, or speaks of the site's own business.
fn solicits(line: &str) -> Option<&'static str> {
    const NEWSLETTER: &[&str] = &[
        "sign up for our", "sign up to our", "sign up here", "sign up today", "subscribe to our", "subscribe to get", "subscribe now", "subscribe here", "subscribe today", "join our newsletter", "join our mailing list", "delivered to your inbox", "delivered straight to your inbox", "straight to your inbox", "in your inbox", "to your email", "get updates from", "newsletter abonnieren", "zum newsletter", "abonnez-vous", "suscríbete a", "iscriviti a", "подпишитесь на", "подписывайтесь на",
    ];
    const SOCIAL: &[&str] = &[
        "follow us on", "follow me on", "like us on", "find us on", "share this article", "share this post", "share this story", "pin this for later", "pin for later", "pin it for later", "save this pin", "follow us at", "join us on", "folgen sie uns", "suivez-nous", "síguenos en", "seguici su", "читайте нас в", "עקבו אחרינו",
    ];
    const DISCLOSURE: &[&str] = &[
        "contains affiliate links", "contain affiliate links", "earn a commission", "earn a small commission", "earn an affiliate commission", "we independently test", "we independently review", "independently selected by", "we may receive compensation", "we may be compensated", "this post may contain", "this article may contain", "this post contains", "buying through links on our site", "buy through our links", "buy through links on our site", "purchase through our links", "reader-supported", "as an amazon associate",
    ];
    const LEGAL: &[&str] = &["all rights reserved", "copyright ©", "© copyright", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "tutti i diritti riservati", "все права защищены", "כל הזכויות שמורות", "جميع الحقوق محفوظة", "版权所有"];
    let found = |phrases: &[&str]| phrases.iter().any(|phrase| line.contains(phrase));
    if found(NEWSLETTER) {
        Some("newsletter form")
    } else if found(SOCIAL) {
        Some("share bar")
    } else if found(DISCLOSURE) || ["disclaimer:", "disclosure:", "*disclaimer", "*disclosure"].iter().any(|start| line.starts_with(start)) {
        Some("disclosure")
    } else {
        found(LEGAL).then_some("footer")
    }
}

/// How a line begins that points at another article.
const POINTERS: &[&str] = &[
    "related", "read more", "read also", "also read", "read next", "read", "see also", "more", "see more", "more on this", "recommended", "you may also like", "you might also like", "don't miss", "also see", "related story", "related stories", "related article", "related reading", "learn more", "further reading", "related post", "watch", "listen", "explore", "see related", "dig deeper", "go deeper", "next",
    "lesen sie auch", "mehr dazu", "mehr zum thema", "siehe auch", "lire aussi", "à lire", "à lire aussi", "lea también", "lee también", "te puede interesar", "leggi anche", "leia também", "leia mais", "saiba mais", "lees ook", "läs också", "читайте также", "читайте", "смотрите также", "קראו גם", "עוד בנושא", "اقرأ أيضا", "اقرأ أيضاً", "相关阅读", "延伸阅读",
];

/// How a line begins that asks for something, and is a link as a whole.
const CALLS: &[&str] = &[
    "get", "see", "check", "check out", "buy", "shop", "read", "view", "learn", "try", "book", "download", "watch", "sign up", "subscribe", "explore", "start", "join", "click", "visit", "order", "compare", "more", "continue", "listen", "browse", "request", "contact", "call", "schedule", "register", "apply", "donate", "follow", "go to", "back to", "jump to", "return to", "discover", "save", "claim", "talk to", "speak", "hire", "submit", "support", "open", "add", "see price", "see it",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_trade_are_recognised_and_others_are_not() {
        let section = |reason| Some(Label::Section(reason));
        let line = |reason| Some(Label::Line(reason));
        for (text, linked, expected) in [
            ("Related Articles", 0.0, section("related links")),
            ("YOU MAY ALSO LIKE…", 0.0, section("related links")),
            ("More from the harbour", 0.0, section("related links")),
            ("12 Comments", 0.0, section("comments")),
            ("Читайте также:", 0.0, section("related links")),
            ("5 min read", 0.0, line("reading time")),
            ("Advertisement", 0.0, line("advertisement")),
            ("Read more: The ferry stops for good", 0.8, line("related links")),
            ("Buy tickets for the ferry", 1.0, line("promotion")),
            ("Buy tickets for the ferry", 0.2, None),
            ("Related questions trouble the council as well, it said.", 0.0, None),
            ("Getting there", 1.0, None),
            ("Comments by the mayor", 0.0, None),
        ] {
            assert_eq!(read(text, linked), expected, "{text:?}, {linked} of it linked");
        }
    }
}
