//! Who published the article, and who passed it on. A name counts only where two signs agree on it: behind the title
//! (" - X"), in a credit ("Source: X"), at the top of the page, in "More on X", in the rights line.

use super::features::Seen;
use super::figures::has_clock;
use super::furniture;
use super::lines::Line;
use super::page::{Page, Role};
use crate::extract::{byline, dates};
use crate::model::{Article, Author, AuthorKind, Field, Origin};

/// An outlet's name is no longer than this, in words.
const LONGEST: usize = 6;

const CREDITS: &str = "source|via|originally published on|originally published by|originally published in|originally appeared on|\
    first published in|first published on|first appeared in|first appeared on|quelle|zuerst erschienen bei|\
    zuerst erschienen in|source de l'article|fuente|fonte|bron|źródło|källa|kilde|kaynak|источник|джерело|\
    крыніца|מקור|פורסם במקור ב|المصدر|来源|來源|出典|配信元|提供";

pub(super) fn read(page: &mut Page, headline: &str, article: &mut Article) {
    let behind_title = behind_title(page, headline);
    let credit = credit(page);
    let top = top_of_page(page, headline);
    let publisher = match (&behind_title, &credit) {
        (Some((name, _)), Some((credited, _)))
            if !agree(name, credited) && top.as_ref().is_some_and(|(top, _)| agree(top, name)) =>
        {
            // The title names the site that shows the article, the credit the one that wrote it.
            Some(credited.clone())
        }
        (Some((name, _)), _) => Some(name.clone()),
        (None, Some((credited, _))) => Some(credited.clone()),
        (None, None) => None,
    };
    let masthead = if publisher.is_none() && top.is_none() { in_masthead(page) } else { None };
    let lines = [behind_title.map(|(_, at)| at), credit.map(|(_, at)| at)];
    lines.into_iter().flatten().for_each(|at| page.take(at));
    let Some((top, at)) = top.or(masthead) else { return set(article, publisher, None) };
    page.take(at);
    match publisher {
        Some(name) if agree(&name, &top) => set(article, Some(name), None),
        Some(name) => set(article, Some(name), Some(top)),
        None => set(article, Some(top), None),
    }
}

fn set(article: &mut Article, publisher: Option<String>, aggregator: Option<String>) {
    for (field, name) in [(Field::Publisher, &publisher), (Field::Aggregator, &aggregator)] {
        if name.is_some() {
            article.sources.insert(field, Origin::Text);
        }
    }
    // "Writing / X": the newsroom of the outlet is no person.
    let house = |author: &&mut Author| publisher.as_ref().is_some_and(|publisher| agree(publisher, &author.name));
    article.authors.iter_mut().filter(house).for_each(|author| author.kind = AuthorKind::Organisation);
    (article.publisher, article.aggregator) = (publisher, aggregator);
}

/// The headline without a " - X" that another sign confirms as an outlet's name.
pub(super) fn headline(page: &Page, at: usize) -> String {
    let text = page.text(at);
    match split_title(text) {
        Some((title, name)) if page.confirms(name, at) => title.to_owned(),
        _ => text.to_owned(),
    }
}

/// "Title - X", "Title | X": the part before, and the name.
pub(super) fn split_title(text: &str) -> Option<(&str, &str)> {
    let separators = [" - ", " – ", " — ", " | ", " :: ", " » ", " · ", " • ", "_"];
    let (at, separator) = separators
        .iter()
        .filter_map(|separator| text.rfind(separator).map(|at| (at, *separator)))
        .max_by_key(|(at, _)| *at)?;
    let (title, name) = (text[..at].trim(), text[at + separator.len()..].trim());
    let named = (1..=LONGEST).contains(&name.split_whitespace().count()) && name.chars().any(char::is_alphabetic);
    let named = named && dates::printed(name, None).is_empty();
    (named && title.split_whitespace().count().max(title.chars().count() / 8) >= 3).then_some((title, name))
}

/// The name behind a line that otherwise says the headline, or nearly does.
fn behind_title(page: &Page, headline: &str) -> Option<(String, usize)> {
    const REACH: usize = 120;
    let wanted = furniture::key(headline);
    let limit = page.start.min(page.lines.len());
    (0..limit.min(REACH)).chain(limit.saturating_sub(REACH).max(REACH)..limit).find_map(|at| {
        let (title, name) = split_title(page.text(at))?;
        let title = furniture::key(title);
        let said_alone = title == wanted && Some(at) != page.headline;
        let same = said_alone || likeness(&title, &wanted) >= 0.7 && page.confirms(name, at);
        same.then(|| (name.to_owned(), at))
    })
}

/// How much two titles share: common words by the longer one's words.
pub(super) fn likeness(one: &str, other: &str) -> f32 {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let common = one.iter().filter(|word| other.contains(word)).count();
    common as f32 / one.len().max(other.len()).max(1) as f32
}

/// Another line of the page names it: alone, as a credit, in "More on X", in the rights line.
pub(super) fn is_confirmed(
    lines: &[Line],
    seen: &[Seen],
    is_text: impl Fn(usize) -> bool,
    name: &str,
    title: usize,
) -> bool {
    let wanted = furniture::key(name);
    (0..lines.len()).filter(|at| *at != title && seen[*at].words <= 12).any(|at| {
        let (key, text) = (seen[at].key.as_str(), lines[at].text.as_ref());
        let credited = credit_of(text).is_some_and(|credited| agree(credited, name));
        let rights = furniture::is_rights(text);
        let named = key == wanted
            || credited
            || (rights || furniture::is_box(key)) && format!(" {key} ").contains(&format!(" {wanted} "));
        named && (seen[at].prose == 0 || !is_text(at))
    })
}

/// "Source: X" near the end or in the masthead, where X is no wire agency: that is an author.
fn credit(page: &Page) -> Option<(String, usize)> {
    let masthead = page.headline.map_or(0..0, |at| at..page.start);
    let tail = page.end.saturating_sub(3)..(page.end + 15).min(page.lines.len());
    masthead.chain(tail).find_map(|at| {
        // On a line of its own, or in one of a masthead's cells.
        let alone = credit_in(page.text(at)).filter(|_| page.seen[at].words <= LONGEST + 3);
        let name = alone.or_else(|| page.text(at).split("  ").skip(1).find_map(|cell| credit_of(cell.trim())));
        let name = name.filter(|name| !byline::is_agency(name))?;
        Some((name.to_owned(), at))
    })
}

/// "来源：X", "Source: X": a line of a masthead, and no headline.
pub(super) fn is_plain_credit(text: &str) -> bool {
    text.contains([':', '：']) && is_credit(text)
}

pub(super) fn is_credit(text: &str) -> bool {
    credit_of(text).is_some()
}

/// A credit, also behind the date of its line: "2022-04-03 09:15 来源：X".
fn credit_in(text: &str) -> Option<&str> {
    credit_of(text).or_else(|| {
        let at = ["来源", "來源", "出典"].iter().filter_map(|word| text.find(word)).min()?;
        credit_of(&text[at..])
    })
}

fn credit_of(text: &str) -> Option<&str> {
    let low = text.to_lowercase();
    CREDITS.split('|').find_map(|word| {
        let rest = low.strip_prefix(word)?;
        let begins = rest.starts_with([':', '：']) || word.contains(' ') && rest.starts_with(' ');
        // Lower case may be longer or shorter than what was printed: count from the end.
        let name = text.get(text.len().checked_sub(rest.len())?..)?.trim_start_matches([':', '：', ' ']).trim();
        // "来源：X 记者 Y": the byline stands behind it.
        let name = name.split(['|', '·', '\t']).next().unwrap_or_default();
        let name = ["记者", "記者", "作者", "编辑", " by "]
            .iter()
            .filter_map(|word| name.split_once(word))
            .map(|(name, _)| name)
            .min_by_key(|name| name.len())
            .unwrap_or(name)
            .trim();
        // "X/dpa": the agency is no part of the outlet's name.
        let name =
            name.split_once('/').filter(|(_, rest)| byline::is_agency(rest.trim())).map_or(name, |(name, _)| name);
        let name = name.trim();
        let short = (1..=LONGEST).contains(&name.split_whitespace().count());
        (begins && short && name.chars().any(char::is_alphabetic) && !name.contains("http")).then_some(name)
    })
}

/// The site's name: a short line above the headline that the rights line repeats; or the very first line, where it stands
/// alone between blank lines.
fn top_of_page(page: &Page, headline: &str) -> Option<(String, usize)> {
    let rights = rights(page);
    let limit = page.headline.unwrap_or(page.start).min(page.lines.len());
    let is_name = |at: usize| {
        let (line, look) = (&page.lines[at], &page.seen[at]);
        let furniture =
            furniture::is_menu(&look.key) || furniture::is_end(&look.key) || furniture::is_counter(&look.key);
        let odd =
            look.key.is_empty() || look.sentence || look.date || look.phrases > 0 || line.text.ends_with([':', '…']);
        let capital = line.text.starts_with(|letter: char| !letter.is_lowercase()) || is_host(&line.text);
        // A button, a menu on one line, the number of a link.
        let marked = line.text.contains(['|', '[', ']', '{', '}', '#', '<', '>', '=', '@'])
            || has_clock(&line.text)
            || furniture::is_pager(&look.key);
        line.mark.is_none()
            && !marked
            && !furniture
            && !odd
            && capital
            && look.words <= LONGEST
            && look.key != furniture::key(headline)
    };
    let is_held = |at: usize| rights.iter().any(|rights| names(rights, page.key(at)));
    let alone = |at: usize| page.lines[at].indent < 4 && page.lines.get(at + 1).is_some_and(|next| next.gap > 0);
    // A wire agency's name above an article says who wrote it.
    let is_site = |at: usize| is_name(at) && !byline::is_agency(page.text(at));
    let above_menu =
        |at: usize| (0..at).all(|above| furniture::is_named(page.key(above))) && is_above_menu(page, at, limit);
    let confirmed = (0..limit).find(|at| is_name(*at) && is_held(*at));
    // Without a headline below it, the first line may be that itself.
    let under_it = page.headline.is_some();
    let first = (0..limit.min(1)).find(|at| under_it && is_site(*at) && alone(*at));
    let paper = |at: usize| page.key(at).split(' ').any(is_of_newspapers);
    let over_menu = || (0..limit.min(TOP)).find(|at| is_site(*at) && paper(*at) && above_menu(*at));
    confirmed.or(first).or_else(over_menu).map(|at| (page.text(at).to_owned(), at))
}

/// "harbourpost.example": the name that a reading view gives.
fn is_host(text: &str) -> bool {
    let plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'));
    let ending = text.rsplit('.').next().unwrap_or_default();
    plain && text.contains('.') && ending.len() >= 2 && ending.chars().all(char::is_alphabetic)
}

/// A page's first lines, where its name stands.
const TOP: usize = 4;

/// Under it begins a menu: two lines of it, or one that holds several words of one.
fn is_above_menu(page: &Page, at: usize, limit: usize) -> bool {
    let menu_words = |line: usize| {
        let text = page.text(line);
        let by_bars: Vec<&str> = text.split(['|', '·', '•', '/', '\t']).flat_map(|piece| piece.split("  ")).collect();
        let pieces = if by_bars.len() > 1 { by_bars } else { text.split_whitespace().collect() };
        let named = pieces.iter().filter(|piece| furniture::is_menu(&furniture::key(piece))).count();
        if named * 2 >= pieces.len() { named } else { 0 }
    };
    let below =
        (at + 1..limit.min(at + 3)).map(|line| if furniture::is_menu(page.key(line)) { 1 } else { menu_words(line) });
    let counts: Vec<usize> = below.collect();
    counts.first().is_some_and(|first| *first > 1) || counts.len() == 2 && counts.iter().all(|count| *count > 0)
}

/// "Coastal News" below the headline: a line of its own that ends or begins as the names of newspapers do.
fn in_masthead(page: &Page) -> Option<(String, usize)> {
    page.masthead().find_map(|at| {
        let (line, look) = (&page.lines[at], &page.seen[at]);
        let mut words = look.key.split(' ');
        let named =
            words.clone().count() > 1 && [words.next(), words.next_back()].into_iter().flatten().any(is_of_newspapers);
        let title = line.text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3);
        let plain = line.mark.is_none() && !look.sentence && !look.date && look.phrases == 0 && look.copies <= 3;
        let taken = matches!(page.roles[at], Role::Field | Role::Standfirst) || furniture::is_named(&look.key);
        let free = !taken && byline::introduction(&line.text).is_none() && !byline::is_agency(&line.text);
        (named && title && plain && free && look.words <= LONGEST).then(|| (line.text.to_string(), at))
    })
}

/// "The Harbour Post": it begins or ends as the names of newspapers do, and the rights line of the page may say it too.
/// `rights`: the page's rights lines, as `rights_of` gives them.
pub(super) fn is_named_so(lines: &[Line], seen: &[Seen], at: usize, rights: &[String]) -> bool {
    let (text, key) = (lines[at].text.as_ref(), seen[at].key.as_str());
    let title = text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || word.len() <= 3);
    let short = (2..=4).contains(&seen[at].words);
    let mut words = key.split(' ');
    let of_newspapers = [words.next(), words.next_back()].into_iter().flatten().any(is_of_newspapers);
    let owner = || rights.iter().any(|rights| names(rights, key));
    title && short && (of_newspapers || owner())
}

/// "The Harbour Post": the name of a sender.
pub(super) fn is_newspaper(name: &str) -> bool {
    let key = furniture::key(name);
    let several = key.contains(' ') || key.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let compound = ["zeitung", "anzeiger", "rundschau", "nachrichten", "tagblatt", "tageblatt"];
    several && key.split(' ').any(is_of_newspapers)
        || compound.iter().any(|end| key.len() > end.len() && key.ends_with(end))
}

fn is_of_newspapers(word: &str) -> bool {
    "news|times|post|herald|tribune|journal|gazette|daily|guardian|observer|chronicle|courier|telegraph|echo|examiner|\
     dispatch|inquirer|bulletin|zeitung|kurier|anzeiger|nachrichten|tagblatt|tageblatt|rundschau|bote|courrier|dépêche|\
     diario|periódico|noticias|heraldo|correo|prensa|jornal|correio|notícias|folha|gazzetta|corriere|giornale|krant|\
     dagblad|nieuws|quotidien|quotidiano|tribuna|tribüne|merkur|volksblatt|volksstimme|ведомости|комсомолец|gazeta|dziennik|wiadomości|tidning|tidningen|dagbladet|avisen|posten|gazetesi|haber|haberleri|\
     новости|вести|газета|вестник|новини|חדשות|صحيفة|جريدة|أخبار"
        .split('|')
        .any(|one| one == word)
        || ["日报", "日報", "晚报", "晚報", "早报", "早報", "时报", "時報", "新闻", "新聞", "新報", "晨报", "周刊", "通信"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// The rights line names it: the page is its own.
pub(super) fn owns(page: &Page, name: &str) -> bool {
    let wanted = furniture::key(name);
    rights(page).iter().any(|rights| names(rights, &wanted))
}

/// A key holds a name, perhaps without its article, in Hebrew and Arabic also behind the letter that means "of" or "to".
fn names(key: &str, name: &str) -> bool {
    let name = name.strip_prefix("the ").filter(|name| name.contains(' ')).unwrap_or(name);
    let held = |name: &str| format!(" {key} ").contains(&format!(" {name} "));
    !name.is_empty() && (held(name) || ['ל', 'ב', 'ل', 'ب'].iter().any(|of| held(&format!("{of}{name}"))))
}

/// What the rights lines of a page say, as keys.
fn rights(page: &Page) -> Vec<String> {
    rights_of(&page.lines, &page.seen)
}

pub(super) fn rights_of(lines: &[Line], seen: &[Seen]) -> Vec<String> {
    const MOST: usize = 20;
    let short = (0..lines.len()).filter(|at| seen[*at].words <= 25);
    short.filter(|at| furniture::is_rights(&lines[*at].text)).map(|at| seen[at].key.clone()).take(MOST).collect()
}

/// One name holds the words of the other: "Harbour" and "Harbour! news"; or is it without its spaces, as in an address:
/// "harbourpost" and "The Harbour Post".
fn agree(one: &str, other: &str) -> bool {
    const ADDRESS: usize = 5;
    let (one, other) = (furniture::key(one), furniture::key(other));
    let within = |short: &str, long: &str| {
        let by_word = short.split(' ').all(|word| long.split(' ').any(|other| other == word));
        let glued = short.chars().count() >= ADDRESS && !short.contains(' ') && long.replace(' ', "").contains(short);
        !short.is_empty() && (by_word || glued)
    };
    within(&one, &other) || within(&other, &one)
}

impl Page<'_> {
    fn confirms(&self, name: &str, title: usize) -> bool {
        is_confirmed(&self.lines, &self.seen, |at| self.roles[at] == Role::Body, name, title)
    }
}
