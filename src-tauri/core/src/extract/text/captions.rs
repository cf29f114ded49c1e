//! Captions: what is printed under pictures and videos. A credit gives one away; so does a short line that stands where
//! another caption of the page stood, behind a box of links.

use super::furniture;
use super::page::{Page, Role};
use crate::extract::byline;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A caption is no longer than this, in words.
const LONGEST: usize = 60;

/// Words that introduce a credit, in lower case.
const CREDITS: &str = "photo|icon|enlarge image|photos|photo by|photograph|picture|image|image credit|image source|photo credit|credit|illustration|\
    video|screenshot|foto|fotos|bild|bilder|bildquelle|grafik|crédit|crédits|crédit photo|image d'illustration|\
    fotografía|imagen|crédito|foto de|imagem|fotografia|immagine|beeld|zdjęcie|fot|fot.|fotoğraf|фото|\
    фотография|видео|иллюстрация|снимок|світлина|צילום|צילומים|תמונה|קרדיט|וידאו|تصوير|صورة|الصورة|图|图片|图源|摄|摄影|\
    資料圖片|資料照片|写真|撮影|画像|사진";

/// How a caption is signed in a script without capitals.
const SIGNS: &str = "摄|攝|摄影|攝影|供图|供圖|资料图|资料图片|資料圖片|撮影|提供";

/// Who owns pictures and writes no articles, as `furniture::key` writes it.
const PICTURES: &str = "getty images|getty|shutterstock|istock|alamy|adobe stock|imago|imago images|picture alliance|unsplash|pixabay|\
    wikimedia commons|depositphotos|dreamstime|epa efe|ap photo|afp photo|reuters photo";

/// What a caption may begin with.
const OPENINGS: &str = "image caption,|image source,|© provided by|© bereitgestellt von|© fourni par|© proporcionado por|© fornito da|photo caption:|in the video:|in the photo:|in the picture:|watch:|video:|photo:|pictured:|im video:|im bild:|\
    video im artikel:|en vidéo :|en vidéo:|en images :|en el vídeo:|en la imagen:|nel video:|nella foto:|\
    na foto:|no vídeo:|op de foto:|na zdjęciu:|на фото:|на видео:|на снимке:|на відео:|видео:|фото:|בווידאו:|\
    בוידאו:|בסרטון:|בתמונה:|בתמונה|צפו:|في الفيديو:|في الصورة:|视频：|图为|图：|【写真】|資料圖片";

type ByLetter = HashMap<char, Vec<&'static str>>;

/// Every line is asked, and most begin with a letter that begins no credit.
static CREDITS_BY_LETTER: LazyLock<ByLetter> = LazyLock::new(|| by_letter(CREDITS));
static OPENINGS_BY_LETTER: LazyLock<ByLetter> = LazyLock::new(|| by_letter(OPENINGS));

fn by_letter(list: &'static str) -> ByLetter {
    let mut by_letter = ByLetter::new();
    for word in list.split('|') {
        by_letter.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    by_letter
}

fn begin_with<'a>(list: &'a ByLetter, text: &str) -> impl Iterator<Item = &'static str> + 'a {
    text.chars().next().and_then(|first| list.get(&first)).into_iter().flatten().copied()
}

pub(super) fn mark(page: &mut Page) {
    let typical = typical_paragraph(page);
    let from = page.headline.map_or(0, |at| at + 1);
    for at in from..page.end {
        let look = &page.seen[at];
        if look.words <= LONGEST
            && !matches!(page.roles[at], Role::Field | Role::Standfirst)
            && is_credited(page.text(at))
        {
            page.roles[at] = Role::Caption;
        }
    }
    // An owner of pictures alone, and the caption right under it.
    for at in from..page.end {
        let (owner, next) = (is_picture_agency(page.text(at)), at + 1);
        let free = |at: usize| !matches!(page.roles[at], Role::Field | Role::Standfirst);
        if owner && free(at) {
            page.roles[at] = Role::Caption;
            let close = next < page.end && page.lines[next].gap == 0 && page.seen[next].prose == 0;
            if close
                && (4..=LONGEST).contains(&page.seen[next].words)
                && !matches!(page.roles[next], Role::Field | Role::Standfirst)
            {
                page.roles[next] = Role::Caption;
            }
        }
    }
    // A credit alone, and the caption right above it.
    for at in from.max(page.start) + 1..page.end {
        let (above, look) = (at - 1, &page.seen[at - 1]);
        let close = page.lines[at].gap == 0 && page.lines[above].mark.is_none() && !look.sentence && look.prose == 0;
        let alone = page.roles[at] == Role::Caption && page.seen[at].words <= 8 && is_credit_alone(page.text(at));
        if close && alone && page.in_body(above) && (3..=LONGEST).contains(&look.words) {
            page.roles[above] = Role::Caption;
        }
    }
    // Without a full stop and close under the links of a box: they share the frame of a picture.
    let behind_box = |page: &Page, at: usize| at > 0 && page.seen[at - 1].boxed;
    for at in page.start..page.end {
        let close =
            page.lines[at].gap == 0 && at > 0 && page.lines[at - 1].mark.is_some() && page.lines[at].mark.is_none();
        if close && behind_box(page, at) && !page.seen[at].sentence && page.in_body(at) {
            page.roles[at] = Role::Caption;
        }
    }
    // Behind a box of links, where a caption stood before: the same place on the page, with the credit left out.
    let habit = (from..page.end).any(|at| page.roles[at] == Role::Caption && behind_box(page, at));
    for at in page.start..page.end {
        let short = page.seen[at].words * 2 <= typical && page.seen[at].words <= LONGEST;
        let quoted = page.text(at).starts_with(['"', '“', '„', '«']);
        if habit && short && !quoted && page.in_body(at) && behind_box(page, at) && page.lines[at].mark.is_none() {
            page.roles[at] = Role::Caption;
        }
    }
}

/// The middle of the lengths of the paragraphs, in words.
fn typical_paragraph(page: &Page) -> usize {
    let mut lengths: Vec<usize> =
        (page.start..page.end).filter(|at| page.in_body(*at)).map(|at| page.seen[at].prose).collect();
    lengths.retain(|length| *length > 0);
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

/// A credit in brackets at the end, behind a bar, as a last sentence of its own, or at the beginning.
pub(super) fn is_credited(text: &str) -> bool {
    let low = text.to_lowercase();
    if begin_with(&OPENINGS_BY_LETTER, &low).any(|opening| low.starts_with(opening)) {
        return true;
    }
    let low = low.trim_end_matches(['.', ' ']);
    let bare =
        |credit: &str| credit.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '©').to_owned();
    let closing = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
    if let Some(at) = closing.iter().find(|(_, close)| low.ends_with(*close)).and_then(|(open, _)| low.rfind(*open)) {
        return begins_with_credit(&bare(&low[at..]), true) || is_short_agency(low, at);
    }
    let behind_bar = low.rfind(['|', '/', '·', '©', '|']).map(|at| &low[at..]);
    let short = Some(low).filter(|text| text.chars().count() < 80);
    [behind_bar, short].into_iter().flatten().any(|credit| begins_with_credit(&bare(credit), false)) || is_signed(text)
}

/// "The quay on Sunday. Photo: A B", "… © A B / AFP", "… in October. EFE", "… 王强 摄".
fn is_signed(text: &str) -> bool {
    const CREDIT: usize = 6;
    let text = text.trim_end_matches(['.', ' ']);
    let short = |credit: &str| (1..=CREDIT).contains(&credit.split_whitespace().count());
    if let Some((before, owner)) = text.rsplit_once('©') {
        let owned = short(owner) && !owner.contains(char::is_numeric) && !owner.contains('.');
        return owned
            && (!before.trim().is_empty() || owner.rsplit_once('/').is_some_and(|(_, last)| byline::is_agency(last)));
    }
    if text.chars().count() < 100 && SIGNS.split('|').any(|sign| text.ends_with(sign)) {
        return true;
    }
    let stop = [". ", "! ", "? ", ".\" ", ".” ", "。", "、", "，", " – ", " — "];
    let last = stop.iter().filter_map(|stop| text.rfind(stop).map(|at| at + stop.len())).max();
    let Some((before, credit)) = last.map(|at| text.split_at(at)).filter(|(_, credit)| short(credit)) else {
        return false;
    };
    let caption = (3..=25).contains(&before.split_whitespace().count());
    let owner = credit.rsplit(['/', '-']).next().unwrap_or_default();
    begins_with_credit(&credit.to_lowercase(), false)
        || caption && (byline::is_agency(owner) || is_picture_agency(credit))
}

/// "© Provided by X", "Photo: A B": nothing but a credit.
fn is_credit_alone(text: &str) -> bool {
    let low = text.to_lowercase();
    low.starts_with('©') || begins_with_credit(&low, false)
}

/// Nothing but the owner of a picture.
fn is_picture_agency(text: &str) -> bool {
    let key = furniture::key(text);
    key.split(' ').count() <= 4
        && PICTURES
            .split('|')
            .any(|owner| key.strip_prefix(owner).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// "The harbour at dawn (AFP)": a long line that ends so is a paragraph with its agency.
fn is_short_agency(text: &str, bracket: usize) -> bool {
    const SHORT: usize = 20;
    let inside = text[bracket..].trim_matches(|letter: char| "()[]（）【】".contains(letter)).to_uppercase();
    bracket > 0 && text.split_whitespace().count() <= SHORT && byline::is_agency(&inside)
}

/// "photo: reuters", "foto ap", "© afp". Outside brackets the colon must be there: "photo exhibitions …" is a sentence.
fn begins_with_credit(credit: &str, in_brackets: bool) -> bool {
    if credit.starts_with('©') {
        return in_brackets;
    }
    begin_with(&CREDITS_BY_LETTER, credit).any(|word| {
        let rest = credit.strip_prefix(word).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.starts_with([':', '：'])
                || in_brackets
                    && (rest.is_empty()
                        || !rest.starts_with(char::is_alphabetic)
                        || credit[word.len()..].starts_with([' ', '/']))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_gives_a_caption_away() {
        for text in [
            "The harbour at dawn (Photo: AFP)",
            "Close allies, for now. The two ministers in March (Image: dpa)",
            "In the video: the night of the vote",
            "Photo: Anna Levin",
            "Der Hafen am Morgen. (Foto: dpa)",
            "Гавань утром (фото: ТАСС)",
            "הנמל בבוקר (צילום: רויטרס)",
            "בתמונה: הנמל בבוקר",
            "港口的清晨（图：新华社）",
            "A crowd at the gate [Photo by Anna Levin/AP]",
            "The quay on the morning of the strike. Photograph: Anna Levin/Reuters",
            "Le quai de Brest, le 3 mai 2019. © Zoé Lemaître / AFP",
            "El puerto al amanecer, en octubre. EFE",
            "清晨的港口。 李明 摄",
            "The harbour at dawn. © Anna Levin/AFP",
            "The harbour at dawn. Photo: Anna Levin / Harbour Post",
            "The harbour at dawn. (AFP)",
            "碼頭的清晨。記者李華／攝影",
            "Foto: Anna Levin/dpa",
            "© Provided by Harbour Post",
        ] {
            assert!(is_credited(text), "{text} is a caption");
        }
        for text in [
            "The photo shows a crowd.",
            "Photo exhibitions are back in the harbour town.",
            "He left the room (again).",
            "© 2020 The Harbour Post",
            "The minister told it to an agency. Reuters asked her again on Monday, and she would not say more.",
            "All pages of this site. © 2020 Harbour Post",
            "Foto ergo sum, he said, and took another one of the harbour at dawn.",
        ] {
            assert!(!is_credited(text), "{text} is none");
        }
    }
}
