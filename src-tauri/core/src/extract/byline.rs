//! Who wrote it, as printed: "By A B and C D", "Von A B", "А. Б., Reuters". Names are kept as they stand; the word that
//! introduces them, roles, dates and what stands behind a bar are not. Sentences, menu words and addresses are refused,
//! for a blank byline beats a wrong one.

mod agencies;
mod dateline;
mod han;
mod words;

pub(super) use dateline::of_dateline;
pub(super) use han::{in_a_line as in_han, reporters as reporters_in_han};

use crate::model::{Author, AuthorKind};
use std::collections::HashMap;
use std::sync::LazyLock;
use words::{
    BEFORE_NAMES, INTRODUCTIONS, JOINERS, LEADS_TO_DATE, NOT_NAMES, OF, ORGANISATION_HEADS, ORGANISATIONS, PARTICLES,
    ROLE_WORDS, ROLES, SENTENCE_WORDS, TRADES, listed,
};

/// Names in a byline ("By A B and C D", "Von A B", "А. Б., Reuters"), without the word that introduces them; `None` where
/// the text is no byline: too long, a sentence, a menu word, an address.
pub(super) fn read(text: &str) -> Option<Byline> {
    if let Some(read) = with_agency_behind_a_stroke(text) {
        return Some(read);
    }
    let (introduced, names) = match han::reporters(text).or_else(|| han::labelled(text)).or_else(|| introduction(text))
    {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let names = first_part(names);
    if names.chars().count() > LONGEST {
        return None;
    }
    let mut pieces: Vec<(usize, &str, Author)> = Vec::new();
    let credit = ends_with_agency(names);
    let (whole, rest) = leading_organisation(names);
    pieces.extend(whole.map(|name| (0, name, Author { name: name.to_owned(), kind: AuthorKind::Organisation })));
    let behind = names.len() - rest.len();
    for (at, piece) in split(rest) {
        let (before, piece) = strip_role(if introduced { strip_place(piece) } else { piece });
        let (role, piece) = if introduced { strip_role_in_words(piece) } else { (0, piece) };
        let at = behind + at + before + role;
        if piece.is_empty() || is_role(piece) {
            continue;
        }
        if is_credential(piece) {
            // "Jane Doe, PhD": as printed, it belongs to the name before it.
            if let Some((.., author)) = pieces.last_mut() {
                author.name = format!("{}, {piece}", author.name);
            }
            continue;
        }
        if pieces.last().is_some_and(|(.., author)| is_place_behind(&names[..at], piece, author)) {
            break;
        }
        match author(piece, introduced) {
            // "Le Monde avec AFP": what has an article, or one word, beside an agency is an outlet.
            Some(author) if credit && is_outlet(&author) => {
                pieces.push((at, piece, Author { kind: AuthorKind::Organisation, ..author }));
            }
            Some(author) => pieces.push((at, piece, author)),
            // Behind a name, anything may follow; before one, it is no byline.
            None if pieces.is_empty() => return None,
            None => break,
        }
    }
    let authors: Vec<Author> = pieces.iter().map(|(.., author)| author.clone()).collect();
    (!authors.is_empty()).then(|| Byline { text: as_printed(names, &pieces), authors })
}

/// "A B, London": one word with a comma before it, behind a name of several, says where the author is; so does one that begins
/// as names of towns do.
fn is_place_behind(before: &str, piece: &str, author: &Author) -> bool {
    const TOWNS: &str =
        "new|san|santa|são|los|las|saint|bad|cape|port|buenos|hong|tel|kuala|abu|нижний|ростов-на-дону|תל|באר";
    let comma = before.trim_end().ends_with([',', '،']) && !piece.chars().any(han::is_cjk);
    let mut words = piece.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let town = match words.count() {
        0 => true,
        1 | 2 => listed(TOWNS, &first),
        _ => false,
    };
    let full_name = author.kind == AuthorKind::Person && author.name.contains(char::is_whitespace);
    comma && town && full_name && !is_agency(piece) && !is_credential(piece) && !is_organisation(piece)
}

/// "Ministry of Health, Labour and Welfare": an organisation that says of what it is, with "and" and commas in its name, and
/// what follows it. Names behind its comma have several words each.
fn leading_organisation(names: &str) -> (Option<&str>, &str) {
    /// Words before the one that says what it is: "U.S. Department of".
    const BEFORE: usize = 3;
    /// Words of such a name.
    const LONGEST: usize = 14;
    let words: Vec<&str> = names.split_whitespace().take(LONGEST + 1).collect();
    let small = |word: &&str| word.to_lowercase();
    let joins = |word: &&str| word.ends_with([',', ';']) || listed(JOINERS, &small(word)) || *word == "&";
    let before = words.iter().take_while(|word| !joins(word)).take(BEFORE + 1);
    let head = before.map(small).position(|word| listed(ORGANISATION_HEADS, &word));
    let is_slavic = |word: &str| word.starts_with(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'І' | 'і'));
    let is_of = |at: usize| {
        let leads = words.get(at + 1).is_some_and(|word| listed(OF, &small(word)));
        let goes_on = words.len() > at + 2;
        leads && goes_on || at == 0 && is_slavic(words[at]) && goes_on
    };
    let firm = || {
        // "Thomson Reuters Tax & Accounting": names of persons on both sides of the sign are of the same length.
        let (first, last) = names.split_once(" & ")?;
        let is_one = |text: &str| text.split_whitespace().count() == 1 && !text.contains(',');
        let long = first.split_whitespace().count() > 1 && !first.contains([',', ';', '&']);
        let capitals = words.iter().all(|word| *word == "&" || word.starts_with(char::is_uppercase));
        (long && is_one(last) && capitals && !is_agency(last)).then_some((Some(names), ""))
    };
    let capital =
        |word: &&str| word.starts_with(|letter: char| letter.is_uppercase()) || word.eq_ignore_ascii_case("the");
    if !head.is_some_and(is_of) || !words.first().is_some_and(capital) || words.len() > LONGEST {
        return firm().unwrap_or((None, names));
    }
    let parts: Vec<&str> = names.split([',', ';']).collect();
    let is_one_word = |part: &&str| {
        let part = part.trim();
        let rest = strip_joiner(part);
        // "Labour and Welfare" is the end of a list of single words.
        rest.split_whitespace().all(|word| listed(JOINERS, &word.to_lowercase()) || word == "&" || rest == word)
            || rest.split_whitespace().count() == 3 && rest.split_whitespace().nth(1).is_some_and(|word| joins(&word))
    };
    match parts.as_slice() {
        [_] => (Some(names), ""),
        [_, rest @ ..] if rest.iter().all(is_one_word) => (Some(names), ""),
        [first, ..] => (Some(first.trim_end()), names[first.len()..].trim_start_matches([',', ';', ' '])),
        [] => (None, names),
    }
}

/// Whether a name has a trade's word in it or is one word, as those of firms and outlets are.
pub(super) fn is_like_a_firms(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() == 1 || words.any(|word| listed(TRADES, &word.to_lowercase()))
}

/// "France 24 / AFP": an outlet with the agency it took the report from.
fn with_agency_behind_a_stroke(text: &str) -> Option<Byline> {
    /// Letters of an outlet's name.
    const OUTLET: usize = 30;
    let (outlet, agency) = text.trim().split_once(" / ")?;
    let (outlet, agency) = (outlet.trim(), agency.trim());
    let is_name = outlet.chars().count() <= OUTLET
        && outlet.starts_with(|letter: char| letter.is_uppercase() || is_caseless(letter))
        && !is_refused(outlet)
        && introduction(outlet).is_none();
    // A person beside an agency is read as one.
    let is_one_word = outlet.split_whitespace().count() == 1 || outlet.contains(char::is_numeric);
    let author = |name: &str, kind| Author { name: name.to_owned(), kind };
    (is_name && is_one_word && is_agency(agency)).then(|| Byline {
        text: format!("{outlet} / {agency}"),
        authors: vec![author(outlet, AuthorKind::Organisation), author(agency, AuthorKind::Agency)],
    })
}

/// "Le Monde", "الجزيرة".
fn is_outlet(author: &Author) -> bool {
    let mut words = author.name.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    author.kind == AuthorKind::Person
        && (words.next().is_none() || listed("le|la|les|l|der|die|das|el|il|the|o|a|de|het", &first))
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Byline {
    /// Names as printed, without "By".
    pub text: String,
    pub authors: Vec<Author>,
}

/// The text behind "By", "Von", "Автор:", "מאת"; `None` where no such word begins the line.
pub(super) fn introduction(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let words = text.chars().next().and_then(|first| INTRODUCTIONS_BY_LETTER.get(&small(first)))?;
    words.iter().find_map(|word| {
        let rest = strip_prefix_ignoring_case(text, word)?;
        // A word ends at a space or a colon; Han needs neither.
        let ended = rest
            .starts_with(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '：' | '/' | '／'))
            || word.ends_with([':', '：', '/', '／']);
        let rest =
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '：' | '/' | '／'));
        (ended && !rest.is_empty()).then(|| introduction_again(rest))
    })
}

/// Most lines begin with a letter that begins no introduction, and are asked often.
static INTRODUCTIONS_BY_LETTER: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut by_letter: HashMap<char, Vec<&str>> = HashMap::new();
    for word in INTRODUCTIONS.split('|') {
        by_letter.entry(word.chars().next().map_or(' ', small)).or_default().push(word);
    }
    by_letter
});

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// What stands behind "by" or "记者" inside a line that begins with something else: "Posted in Harbour by A B".
pub(super) fn introduced_inside(text: &str) -> Option<&str> {
    let lead = |word: &str| text.find(word).map(|at| &text[at..]).filter(|rest| rest.len() < text.len());
    let by = [" by ", " By ", "| by", "|by ", " von ", " par ", "记者", "記者", "作者"]
        .iter()
        .find_map(|word| lead(word))?;
    introduction(by.trim_start_matches([' ', '|']))
}

/// "Text: By A B".
fn introduction_again(rest: &str) -> &str {
    strip_prefix_ignoring_case(rest, "by ").unwrap_or(rest).trim_start()
}

/// "X with AFP", "X + agencies": a credit, and no headline.
pub(super) fn ends_with_agency(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let joined = before == "+" || listed(JOINERS, &before.to_lowercase()) && before.chars().count() > 1;
    joined && is_agency(last) && text.split_whitespace().count() <= 8
}

/// The name of a wire agency, as printed, where the text is one.
pub(super) fn is_agency(text: &str) -> bool {
    agencies::is_one(text)
}

/// A byline with a dozen names is real; longer than this it is something else.
const LONGEST: usize = 220;

/// What stands before a bar, a bullet, a line break, a date or a clock.
fn first_part(text: &str) -> &str {
    let text = unglued(text.trim());
    let handle = text.find(" @").unwrap_or(text.len());
    let bar = text[..handle]
        .find(['|', '•', '·', '⋅', '\n', '\t', '¦', '◆', '▪', '(', '（', '['])
        .filter(|at| *at > 0)
        .unwrap_or(handle);
    let dash = [" – ", " — ", " - ", " / "].iter().filter_map(|dash| text.find(dash)).min().unwrap_or(text.len());
    let digit = text.find(|letter: char| letter.is_numeric()).unwrap_or(text.len());
    let cut = &text[..bar.min(dash).min(digit)];
    let cut = if digit <= bar.min(dash) && digit < text.len() { without_date_words(cut) } else { cut };
    cut.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '،' | '，' | '-' | '–' | '—')
    })
}

/// "A BPublished" -> "A B": a page's pieces often lose the space between them.
fn unglued(text: &str) -> &str {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if before.is_lowercase() && letter.is_uppercase() {
            let tail =
                text[at..].split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default().to_lowercase();
            if listed(LEADS_TO_DATE, &tail) && tail.len() > 1 {
                return &text[..at];
            }
        }
        before = letter;
    }
    text
}

/// "A B Published on August" -> "A B": what leads to a number that was cut off.
fn without_date_words(text: &str) -> &str {
    let mut end = text.trim_end().len();
    loop {
        let word =
            text[..end].rsplit(|letter: char| letter.is_whitespace() || letter == ',').next().unwrap_or_default();
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        if !word.is_empty() && !listed(LEADS_TO_DATE, &bare) {
            return &text[..end];
        }
        let shorter =
            text[..end - word.len()].trim_end_matches(|letter: char| letter.is_whitespace() || letter == ',').len();
        if shorter == end || shorter == 0 {
            return &text[..shorter];
        }
        end = shorter;
    }
}

/// Names between commas and words for "and", with the places where they begin.
fn split(names: &str) -> Vec<(usize, &str)> {
    const SIGNS: [char; 9] = [',', ';', '&', '+', '、', '，', '،', '；', '|'];
    let mut pieces = Vec::new();
    let mut begin = 0;
    for whole in names.split_inclusive(SIGNS) {
        let part = whole.strip_suffix(SIGNS).unwrap_or(whole);
        let mut from = 0;
        let mut at = 0;
        while let Some(space) = part[at..].find(char::is_whitespace).map(|offset| at + offset) {
            let behind = &part[space + part[space..].chars().next().map_or(1, char::len_utf8)..];
            let word = behind.split(char::is_whitespace).next().unwrap_or_default();
            let word_at = part.len() - behind.len();
            if is_joined_in_hebrew(&part[from..space], behind) {
                pieces.push((begin + from, &part[from..space]));
                from = word_at + 'ו'.len_utf8();
            } else if listed(JOINERS, &word.to_lowercase()) && behind.len() > word.len() {
                pieces.push((begin + from, &part[from..space]));
                from = word_at + word.len();
            }
            at = word_at;
        }
        pieces.push((begin + from, &part[from..]));
        begin += whole.len();
    }
    let bare = pieces.into_iter().map(|(at, piece): (usize, &str)| {
        let name = strip_joiner(piece.trim());
        (at + piece.trim_end().len() - name.len(), name)
    });
    bare.filter(|(_, piece)| !piece.is_empty()).collect()
}

/// Hebrew writes "and" as one letter of the next word; a family name may begin with that letter: two words on each side.
fn is_joined_in_hebrew(before: &str, behind: &str) -> bool {
    behind.starts_with('ו')
        && behind.split_whitespace().count() > 1
        && before.split_whitespace().count() > 1
        && behind.split_whitespace().next().is_some_and(|word| word.chars().count() > 2)
}

/// ", and C D" leaves "and C D".
fn strip_joiner(piece: &str) -> &str {
    match piece.split_once(char::is_whitespace) {
        Some((first, rest)) if listed(JOINERS, &first.to_lowercase()) => rest.trim_start(),
        _ => piece,
    }
}

/// "Staff writer A B" and "Dr A B, Senior reporter" keep the name, behind so many bytes; titles before a name stay, as printed.
fn strip_role(piece: &str) -> (usize, &str) {
    let is_edge = |letter: char| matches!(letter, '.' | ':' | '-' | '*' | '"' | '@') || letter.is_whitespace();
    let rest = introduction(piece).unwrap_or(piece).trim_start_matches(is_edge);
    let bare = rest.trim_end_matches(is_edge);
    let name = ROLES
        .split('|')
        .find_map(|role| strip_prefix_ignoring_case(bare, role).filter(|rest| rest.starts_with([' ', ':'])))
        .map_or(bare, |rest| rest.trim_start_matches([' ', ':']));
    (piece.len() - rest.len() + bare.len() - name.len(), name)
}

/// "A B in Kericho": where the author was.
fn strip_place(piece: &str) -> &str {
    let place = [" in ", " aus ", " à ", " en ", " из ", " from "]
        .iter()
        .filter_map(|word| Some((piece.find(word)?, word.len())))
        .min();
    match place {
        Some((at, length))
            if piece[at + length..].starts_with(char::is_uppercase) && piece[..at].contains(char::is_whitespace) =>
        {
            &piece[..at]
        }
        _ => piece,
    }
}

/// "Local Democracy Reporter A B": any words that end in a role before a name of two or more.
fn strip_role_in_words(piece: &str) -> (usize, &str) {
    const ROLE: usize = 5;
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let number = piece.split_whitespace().count();
    let role = piece.split_whitespace().take(ROLE).collect::<Vec<_>>();
    let role = role.iter().rposition(|word| listed(BEFORE_NAMES, &word.to_lowercase()));
    let Some(role) = role.filter(|at| NAME.contains(&(number - at - 1))) else { return (0, piece) };
    let mut name = piece;
    for _ in 0..=role {
        name = name.trim_start();
        name = name[name.find(char::is_whitespace).unwrap_or(name.len())..].trim_start();
    }
    (piece.len() - name.len(), name)
}

/// Whether a piece of a byline is a role: "Senior Writer", "Redakteurin".
pub(super) fn is_role(piece: &str) -> bool {
    let folded = piece.to_lowercase();
    ROLES.split('|').any(|role| folded == role)
        || folded.split_whitespace().count() <= 8
            && folded.split(|letter: char| !letter.is_alphanumeric()).any(|word| listed(ROLE_WORDS, word))
}

/// MD, PhD, CFA, RN: capitals behind a comma.
fn is_credential(piece: &str) -> bool {
    let capitals = piece.chars().filter(|letter| letter.is_uppercase()).count();
    let short = piece.len() <= 9 && !piece.contains(' ');
    short
        && capitals >= 2
        && piece.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '-' | '®'))
        && !is_agency(piece)
}

fn author(piece: &str, introduced: bool) -> Option<Author> {
    let kind = if is_agency(piece) {
        AuthorKind::Agency
    } else if is_organisation(piece) {
        AuthorKind::Organisation
    } else if is_name(piece, introduced) {
        AuthorKind::Person
    } else {
        return None;
    };
    Some(Author { name: piece.to_owned(), kind })
}

fn is_organisation(piece: &str) -> bool {
    let count = piece.split_whitespace().count();
    let capital = piece.starts_with(|letter: char| letter.is_uppercase() || is_caseless(letter));
    capital
        && (1..=7).contains(&count)
        && !is_refused(without_article(piece))
        && (piece.split_whitespace().any(|word| listed(ORGANISATIONS, word.to_lowercase().trim_matches('.')))
            && count > 1)
}

/// "The Harbour Post Team": an organisation may begin so, a name not.
fn without_article(piece: &str) -> &str {
    strip_prefix_ignoring_case(piece, "the ").unwrap_or(piece)
}

fn is_name(piece: &str, introduced: bool) -> bool {
    let count = piece.split_whitespace().count();
    if piece.is_empty() || is_refused(piece) {
        return false;
    }
    if piece.chars().any(han::is_cjk) {
        let letters = piece.chars().filter(|letter| letter.is_alphabetic()).count();
        return (2..=12).contains(&letters)
            && piece.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '・' | '·' | ' ' | '＝'));
    }
    if count > 5 {
        return false;
    }
    let words_are_names = piece.split_whitespace().enumerate().all(|(at, word)| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let capital = bare.starts_with(|letter: char| letter.is_uppercase() || is_caseless(letter));
        // "al-Khatib", "ben-Shahar".
        let hyphened = |(first, rest): (&str, &str)| listed(PARTICLES, first) && rest.starts_with(char::is_uppercase);
        let particle = at > 0 && listed(PARTICLES, &bare.to_lowercase())
            || bare.split_once('-').is_some_and(hyphened)
            || bare.starts_with("al-")
            || bare.starts_with("d'")
            || bare.starts_with("d’");
        capital || particle || bare.is_empty() && at > 0
    });
    // "by kirstin boatto": the word "by" speaks for a name in small letters.
    let small = introduced && count <= 3 && piece.chars().all(|letter| letter.is_lowercase() || letter == ' ');
    words_are_names || small
}

/// Menu words, sentences, addresses.
fn is_refused(piece: &str) -> bool {
    let folded = piece.to_lowercase();
    let ends_like_sentence = folded.ends_with(['!', '?', '…', ':']);
    let odd = folded
        .contains([':', '#', '/', '>', '»', '›', '→', '@', '=', '{', '<', '>', '_', '"', '“', '?', '!', '$', '€', '%'])
        || folded.contains("http")
        || folded.contains("www.");
    let stop = folded.split_whitespace().filter(|word| listed(SENTENCE_WORDS, word)).count();
    ends_like_sentence
        || odd
        || stop > 0
        || listed(NOT_NAMES, &folded)
        || listed(INTRODUCTIONS, &folded)
        || piece.chars().filter(|letter| letter.is_alphabetic()).count() < 2
}

/// The names as they stand in the line, where nothing between them was dropped; else joined by commas.
fn as_printed(names: &str, pieces: &[(usize, &str, Author)]) -> String {
    if let [(_, only, author)] = pieces {
        return if author.name.len() > only.len() { author.name.clone() } else { (*only).to_owned() };
    }
    let joined_cleanly = pieces.windows(2).all(|pair| {
        let (end, start) = (pair[0].0 + pair[0].1.len(), pair[1].0);
        let between = names[end..start].to_lowercase();
        between.split(|letter: char| !letter.is_alphabetic()).all(|word| word.is_empty() || listed(JOINERS, word))
    });
    match (joined_cleanly, pieces) {
        (true, [first, .., last]) => names[first.0..last.0 + last.1.len()].to_owned(),
        _ => pieces.iter().map(|(.., author)| author.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let letter = rest.next()?;
        if letter != wanted && !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<String> {
        read(text).map(|byline| byline.text)
    }

    #[test]
    fn reads_names_as_printed() {
        let table = [
            ("By Anna Levin", "Anna Levin"),
            ("BY ANNA LEVIN", "ANNA LEVIN"),
            ("By Anna Levin and Omar Haddad", "Anna Levin and Omar Haddad"),
            ("By Anna Levin, Omar Haddad & Li Wei", "Anna Levin, Omar Haddad & Li Wei"),
            ("By Anna Levin, Senior Reporter", "Anna Levin"),
            ("Anna Levin, PhD, RN", "Anna Levin, PhD, RN"),
            ("By Anna Levin | Reuters", "Anna Levin"),
            ("By Anna Levin, Staff Writer, August 11, 2020", "Anna Levin"),
            ("By Anna Levin Published on August 11, 2020", "Anna Levin"),
            ("Written by Anna Levin", "Anna Levin"),
            ("Author: Anna Levin", "Anna Levin"),
            ("Writing / Harbour Post", "Harbour Post"),
            ("By Anna Levin in Port Ellen", "Anna Levin"),
            ("By Anna Levin, London", "Anna Levin"),
            ("By Anna Levin, Omar Haddad, Tunis", "Anna Levin, Omar Haddad"),
            ("By Anna Levin, New York", "Anna Levin"),
            ("By Anna Levin, Reuters", "Anna Levin, Reuters"),
            ("By Anna Levin and Omar", "Anna Levin and Omar"),
            ("Por João Silva, Lisboa", "João Silva"),
            ("דנה לוי, חיפה", "דנה לוי"),
            ("本报记者王小明 北京报道", "王小明"),
            ("记者王小明、李四", "王小明、李四"),
            ("记者 王小明", "王小明"),
            ("来源：港口日报 作者：王小明", "王小明"),
            ("By Anna Levin in Cairo and Omar Haddad in Tunis", "Anna Levin, Omar Haddad"),
            ("Von Jürgen von der Heide", "Jürgen von der Heide"),
            ("Von Anna Levin und Jens Ohm", "Anna Levin und Jens Ohm"),
            ("Par Zoé Lemaître et Guy Roux", "Zoé Lemaître et Guy Roux"),
            ("Por María de la Cruz y Juan Pérez", "María de la Cruz y Juan Pérez"),
            ("di Marco D’Amico", "Marco D’Amico"),
            ("Автор: Иван Петров", "Иван Петров"),
            ("Иван Петров, Интерфакс", "Иван Петров, Интерфакс"),
            ("מאת דנה כהן", "דנה כהן"),
            ("记者 王小明", "王小明"),
            ("来源：新华社", "新华社"),
            ("بقلم: سامر الخطيب", "سامر الخطيب"),
            ("Reuters", "Reuters"),
            ("Source: Reuters", "Reuters"),
            ("by kirstin boatto", "kirstin boatto"),
            ("Nordlicht Editorial Team", "Nordlicht Editorial Team"),
            ("By The Nordlicht Team", "The Nordlicht Team"),
            ("Authors: Anna Levin and Omar Haddad, Extension educators", "Anna Levin and Omar Haddad"),
            ("Anna Levin ⋅ Review Editor ⋅ Updated", "Anna Levin"),
            ("Dr. Uri ben-Shahar", "Dr. Uri ben-Shahar"),
            ("By the Institute for War and Peace Reporting", "the Institute for War and Peace Reporting"),
            ("By Anna Levin for Reuters", "Anna Levin for Reuters"),
            ("By Anna Levin @annalevin", "Anna Levin"),
            ("ANNA LEVIN / Staff Writer", "ANNA LEVIN"),
            ("Exclusive by Anna Levin", "Anna Levin"),
            ("Opinion by Anna Levin and Omar Haddad", "Anna Levin and Omar Haddad"),
            ("Analysis by Anna Levin, data editor", "Anna Levin"),
            ("By Local Democracy Reporter Anna Levin", "Anna Levin"),
            ("By Political Editor Anna Levin and Omar Haddad", "Anna Levin and Omar Haddad"),
            ("By Anna Levin, Chief Political Correspondent, and Omar Haddad", "Anna Levin, Omar Haddad"),
            ("By Anna Levin | anna@quay.example", "Anna Levin"),
            ("By Anna Levin and Omar Haddad | Quay", "Anna Levin and Omar Haddad"),
            ("Story by Anna Levin; photographs by Omar Haddad", "Anna Levin"),
            ("Words and pictures by Anna Levin", "Anna Levin"),
            ("लेखक: रमेश कुमार सिंह", "रमेश कुमार सिंह"),
            ("記者 林小美／新北報導", "林小美"),
            ("北海日報 記者 林小美／新北報導", "林小美"),
            ("有料記事 執筆：山田健太郎", "山田健太郎"),
            ("דנה כהן ואמיר חדאד", "דנה כהן ואמיר חדאד"),
            ("فرانس24 / أ ف ب", "فرانس24 / أ ف ب"),
        ];
        for (text, expected) in table {
            assert_eq!(names(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_byline() {
        for text in [
            "",
            "By",
            "Menu",
            "Share",
            "Home",
            "admin",
            "By clicking Continue you agree to our terms",
            "By the time the vote was counted, the square was full.",
            "desk@example.org",
            "https://example.org/anna",
            "5 min read",
            "Sign in",
            "Read more",
            "What happens next?",
            "Home » Environment",
            "Von der Leyen will die Frist verlängern und spricht in Brüssel mit allen Beteiligten darüber",
        ] {
            assert_eq!(read(text), None, "{text:?} is not a byline");
        }
    }

    #[test]
    fn tells_people_from_agencies_and_desks() {
        let kinds = |text: &str| read(text).map(|byline| byline.authors.iter().map(|a| a.kind).collect::<Vec<_>>());
        use AuthorKind::{Agency, Organisation, Person};
        for one in [
            "Institute for War and Peace Reporting",
            "Center for Drug Evaluation and Research",
            "Ministry of Health, Labour and Welfare",
            "U.S. Department of Health and Human Services",
            "National Institute of Arthritis and Musculoskeletal and Skin Diseases",
            "Doctors for Global Health",
            "Thomson Reuters Tax & Accounting",
            "Ministerio de Educación y Cultura",
            "Ministère de la Santé et de la Prévention",
            "Institut für Handel und Schifffahrt",
            "Министерство науки и высшего образования",
        ] {
            let read = read(one).map(|byline| byline.authors);
            let whole = vec![Author { name: one.to_owned(), kind: Organisation }];
            assert_eq!(read, Some(whole), "an organisation is one name");
        }
        assert_eq!(
            kinds("By the Institute of Physics, Anna Levin and Omar Haddad"),
            Some(vec![Organisation, Person, Person])
        );
        assert_eq!(kinds("By Anna Levin, Ministry of Health"), Some(vec![Person, Organisation]), "behind a person");
        assert_eq!(
            kinds("דנה כהן ואמיר חדאד"),
            Some(vec![Person, Person]),
            "Hebrew's and is a letter of the next name"
        );
        assert_eq!(kinds("מאת דנה ורד"), Some(vec![Person]), "a family name may begin with that letter");
        assert_eq!(
            kinds("فرانس24 / أ ف ب"),
            Some(vec![Organisation, Agency]),
            "an outlet beside an agency behind a stroke"
        );
        assert_eq!(kinds("By Anna & Omar Levin"), Some(vec![Person, Person]), "a couple is no firm");
        assert_eq!(kinds("By Anna Levin, dpa"), Some(vec![Person, Agency]), "an agency beside a person");
        assert_eq!(kinds("AFP"), Some(vec![Agency]), "an agency alone");
        assert_eq!(kinds("Associated Press"), Some(vec![Agency]), "its long name");
        assert_eq!(kinds("By Nordlicht Editorial Team"), Some(vec![Organisation]), "a desk is no person");
        assert_eq!(kinds("Le Courant avec AFP"), Some(vec![Organisation, Agency]), "an outlet beside an agency");
        assert_eq!(kinds("النخلة + وكالات"), Some(vec![Organisation, Agency]), "joined by a sign");
        assert_eq!(kinds("Anna Levin and agencies"), Some(vec![Person, Agency]), "a person beside agencies");
    }
}
