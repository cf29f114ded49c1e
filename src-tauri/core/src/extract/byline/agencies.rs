//! The wire agencies of the world. A wire agency is an author; it is a publisher only on its own site.

/// Names and short names, in lower case.
const AGENCIES: &str = "reuters|thomson reuters|associated press|the associated press|ap|ap news|afp|agence france-presse|\
    agence france presse|dpa|deutsche presse-agentur|dpa-afx|dpa-infocom|sid|epd|kna|apa|austria presse agentur|\
    keystone-sda|sda|ats|ots|united press international|upi|bloomberg news|dow jones newswires|\
    press association|pa media|pa|canadian press|the canadian press|interfax|interfax-ukraine|tass|itar-tass|\
    ria novosti|sputnik|belta|ukrinform|unian|kazinform|trend|azertac|armenpress|xinhua|xinhua news agency|\
    china news service|kyodo|kyodo news|jiji press|jiji|yonhap|yonhap news agency|kcna|cna|belga|\
    belga news agency|anp|ritzau|ntb|tt|stt|bns|leta|elta|pap|čtk|ctk|tasr|sita|mti|agerpres|bta|hina|tanjug|\
    ansa|adnkronos|agi|efe|agencia efe|europa press|lusa|agência brasil|agencia brasil|estadão conteúdo|télam|\
    telam|notimex|ana-mpa|ape-mpe|anadolu|anadolu agency|anadolu ajansı|aa|iha|dha|irna|isna|mehr|tasnim|fars|\
    sana|spa|wam|qna|kuna|petra|mena|wafa|maan|press trust of india|pti|ani|ians|uni|app|\
    associated press of pakistan|antara|bernama|vna|aap|australian associated press|nan|sapa|pana|рейтер|\
    рейтерс|франс пресс|ассошиэйтед пресс|интерфакс|интерфакс-украина|тасс|итар-тасс|риа новости|белта|унн|\
    униан|укринформ|укрінформ|уніан|синьхуа|спутник|רויטרס|סוכנות ap|סוכנות afp|סוכנויות הידיעות|סוכנויות|\
    איי-פי|איי.פי|新华社|新華社|中新社|中国新闻网|路透社|法新社|美联社|共同社|共同通信|時事通信|ロイター|ap通信|연합뉴스|로이터|中央社|رويترز|أ ف ب|أ.ف.ب|\
    فرانس برس|أسوشيتد برس|شينخوا|الأناضول|وكالات|سانا|وام|واس|news agencies|agencies|agenturen|agences|agencias|\
    agenzie|агентства";

pub(super) fn is_one(text: &str) -> bool {
    let bare =
        text.trim().trim_matches(|letter: char| matches!(letter, '.' | ',' | ':' | '(' | ')' | '|')).to_lowercase();
    // "uni", "app", "fars" and the like are words too: a short name counts only in capitals.
    let short_latin = bare.len() <= 4 && bare.is_ascii() && !matches!(bare.as_str(), "dpa" | "sid" | "epd");
    AGENCIES.split('|').any(|agency| agency == bare)
        && (!short_latin || text.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_agencies_and_no_words() {
        for text in ["Reuters", "REUTERS", "AP", "dpa", "Интерфакс", "新华社", "رويترز", "Belga"] {
            assert!(is_one(text), "{text} is a wire agency");
        }
        for text in ["App", "Trend setters", "uni", "Minsk", ""] {
            assert!(!is_one(text), "{text} is none");
        }
    }
}
