//! What the words before a date say of it: "Published", "Обновлено:", "最后更新".

use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::extract) enum Says {
    Published,
    Updated,
    /// Of something else: when an offer ends, when a meeting is.
    Other,
    Nothing,
}

/// What the words before a date say of it; the last word counts.
pub(super) fn says(text: &str) -> Says {
    let low = text.to_lowercase();
    let (mut updated, mut published, mut date) = (None, None, None);
    let Some(words) = &*WORDS else { return Says::Nothing };
    for found in words.find_overlapping_iter(&low) {
        let last = match WORD_LIST.get(found.pattern().as_usize()) {
            Some((DATE, _)) => &mut date,
            Some((_, Says::Updated)) => &mut updated,
            _ => &mut published,
        };
        *last = (*last).max(Some(found.start()));
    }
    // "date:" is not meant by "Last update:".
    let begins = |at: &usize| !low[..*at].ends_with(|letter: char| letter.is_ascii_alphabetic());
    let other = low.trim_end_matches([':', ' ', '：']);
    if OTHER.split('|').any(|word| other.ends_with(word)) {
        return Says::Other;
    }
    match (updated, published.max(date.filter(begins))) {
        (Some(updated), Some(published)) if updated < published => Says::Published,
        (Some(_), _) => Says::Updated,
        (None, Some(_)) => Says::Published,
        (None, None) => Says::Nothing,
    }
}

const DATE: &str = "date:";

static WORD_LIST: LazyLock<Vec<(&str, Says)>> = LazyLock::new(|| {
    let words = |list: &'static str, says: Says| list.split('|').map(move |word| (word, says));
    words(UPDATED, Says::Updated).chain(words(PUBLISHED, Says::Published)).collect()
});

/// Finds all of them at once, for nearly every line near a headline is asked. It fails only where the list were larger than
/// memory.
static WORDS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(WORD_LIST.iter().map(|(word, _)| word)).ok());

const UPDATED: &str = "updated|update|modified|revised|edited|reviewed|aktualisiert|geändert|stand:|mis à jour|mise à jour|\
    modifié|actualizado|actualización|modificado|atualizado|aggiornato|aggiornamento|bijgewerkt|laatste update|gewijzigd|\
    zaktualizowano|aktualizacja|aktualizováno|uppdaterad|oppdatert|opdateret|päivitetty|güncelleme|güncellenme|обновлено|\
    обновлён|обновлен|изменено|оновлено|абноўлена|עודכן|עדכון|آخر تحديث|تحديث|به‌روزرسانی|بروزرسانی|ενημέρωση|ενημερώθηκε|\
    更新|修改|수정|업데이트|cập nhật|diperbarui|अपडेट|अद्यतन";

const PUBLISHED: &str = "published|posted|publish date|date:|created|issued|released|veröffentlicht|erschienen|publié|paru|\
    publicado|pubblicato|gepubliceerd|geplaatst|opublikowano|publikacja|publikováno|publicerad|publisert|udgivet|offentliggjort|\
    julkaistu|yayın|yayınlanma|опубликовано|дата публикации|создано|опубліковано|апублікавана|פורסם|תאריך פרסום|نشر|نُشر|\
    انتشار|δημοσιεύ|发布|發布|发表|發表|公開|掲載|配信|입력|등록|게시|đăng|diterbitkan|प्रकाशित";

/// Right before the date.
const OTHER: &str = "expires|expires on|expiry date|valid until|valid through|closing date|deadline|ends on|event date|due date|gültig bis|\
    läuft ab am|einsendeschluss|anmeldeschluss|expire le|valable jusqu'au|valable jusqu’au|date limite|vence el|válido hasta|\
    válido até|scade il|scadenza|geldig tot|ważne do|действует до|действительно до|истекает|срок до|תוקף עד|בתוקף עד|\
    صالح حتى|ينتهي في|有效期至|截止日期|截止|締切|有効期限";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_before_a_date_says_what_it_is() {
        for (text, expected) in [
            ("Published", Says::Published),
            ("First published 3 May, last updated", Says::Updated),
            ("Updated 3 May; first published", Says::Published),
            ("Zuletzt aktualisiert am", Says::Updated),
            ("Last update:", Says::Updated),
            ("Опубликовано:", Says::Published),
            ("עודכן:", Says::Updated),
            ("发布时间：", Says::Published),
            ("最后更新", Says::Updated),
            ("入力 2024 입력", Says::Published),
            ("Expires ", Says::Other),
            ("Gültig bis: ", Says::Other),
            ("截止日期：", Says::Other),
            ("By Anna Levin", Says::Nothing),
            ("", Says::Nothing),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }
}
