//! What a newsletter puts around its text when it is sent as a plain mail: "View in browser" and the title again above it,
//! "Unsubscribe" below it; and who sends it, which is no person.

use super::features::ends_sentence;
use super::furniture;
use super::lines::is_whole_day;

const VIEW: &str = "view in browser|view in your browser|view this email in your browser|view online|read online|open in browser|\
    im browser ansehen|im browser anzeigen|im browser öffnen|online ansehen|onlineversion|online version|\
    voir dans le navigateur|voir la version en ligne|lire en ligne|ver en el navegador|ver en navegador|ver no navegador|\
    visualizza nel browser|bekijk in browser|bekijk online|zobacz w przeglądarce|visa i webbläsaren|tarayıcıda görüntüle|\
    открыть в браузере|посмотреть в браузере|відкрити в браузері|צפייה בדפדפן|لعرض الرسالة في المتصفح|在浏览器中查看|在瀏覽器中檢視|\
    ブラウザで表示";

const LEAVE: &str = "unsubscribe|manage preferences|manage your preferences|manage subscription|update your preferences|abbestellen|\
    newsletter abmelden|vom newsletter abmelden|se désabonner|désinscription|me désabonner|darse de baja|cancelar suscripción|\
    cancelar la suscripción|descadastrar|cancelar inscrição|cancelar a subscrição|annulla l iscrizione|disiscriviti|\
    afmelden|uitschrijven|wypisz się|avregistrera|aboneliği iptal et|отписаться|отказаться от рассылки|відписатися|\
    להסרה מרשימת התפוצה|הסרה מרשימת התפוצה|إلغاء الاشتراك|退订|取消訂閱|取消订阅|配信停止";

/// Who sends to many: what stands before the "@".
const SENDERS: &str = "newsletter|newsletters|news|nl|noreply|no-reply|donotreply|mailing|mailings|mailer|digest|briefing|briefings|\
    updates|alerts|info|redaktion|redaction|redaccion|redazione|editor|editors|rassylka";

/// The lines of a mail that its newsletter put around the text, and why they are left out.
pub(super) fn around(lines: &[&str], subject: &str) -> Vec<(usize, &'static str)> {
    const HEAD: usize = 6;
    const TAIL: usize = 4;
    let printed: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).collect();
    let is_sent = |at: &usize| says(lines[*at], VIEW) || says(lines[*at], LEAVE);
    let head = printed.iter().take(HEAD);
    let tail = printed.iter().skip(HEAD.max(printed.len().saturating_sub(TAIL)));
    let sent: Vec<usize> = head.clone().chain(tail).copied().filter(is_sent).collect();
    // A mail without such a line is a letter, and all of it is text.
    if sent.is_empty() {
        return Vec::new();
    }
    let subject = furniture::key(subject);
    let again = |at: &&usize| {
        let line = lines[**at].trim();
        !subject.is_empty() && furniture::key(line) == subject || is_whole_day(line)
    };
    let again = head.take_while(|at| !ends_sentence(lines[**at].trim())).filter(again).map(|at| (*at, "repeated"));
    let mut found: Vec<(usize, &'static str)> = sent.into_iter().map(|at| (at, "newsletter")).chain(again).collect();
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// A short line that says one of the words, and is no sentence.
fn says(line: &str, words: &str) -> bool {
    const LONGEST: usize = 10;
    let text = line.split("http").next().unwrap_or_default();
    let key = furniture::key(text);
    let short = (1..=LONGEST).contains(&key.split(' ').count()) && !ends_sentence(text.trim());
    short
        && words.split('|').any(|word| {
            format!(" {key} ").contains(&format!(" {word} ")) || word.chars().any(is_unspaced) && key.contains(word)
        })
}

fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// "The Harbour Post today <newsletters@example.org>": nobody's own mail.
pub(super) fn is_sender(sender: &str) -> bool {
    let address = sender.rsplit(['<', ' ', '[']).next().unwrap_or_default();
    let name = sender.split('<').next().unwrap_or_default().to_lowercase();
    let of_many = address.split_once('@').is_some_and(|(box_name, _)| {
        let box_name = box_name.to_lowercase();
        SENDERS.split('|').any(|one| one == box_name)
    });
    of_many
        || name.split(|letter: char| !letter.is_alphabetic()).any(|word| word == "newsletter" || word == "infolettre")
}
