//! The words of dates: months, what stands between a day and its month, and what leads to a clock time. Folded as
//! `tokens::fold` does it: lower case, no accents. The Croatian
//! October is November in Polish and Czech: `printed` asks the language.

use std::collections::HashMap;
use std::sync::LazyLock;

/// No entry of these tables is longer, in bytes before folding.
pub(super) const LONGEST: usize = 40;

pub(super) fn month(word: &str) -> Option<u32> {
    // Hebrew writes "in August" as one word.
    let bare = word.strip_prefix('ב').filter(|rest| rest.chars().count() > 2);
    lookup(word).or_else(|| bare.and_then(lookup))
}

fn lookup(word: &str) -> Option<u32> {
    BY_NAME.get(word).copied()
}

/// Nearly every line of a page is asked for months.
static BY_NAME: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    (1..).zip(MONTHS).flat_map(|(month, names)| names.split(' ').map(move |name| (name, month))).collect()
});

/// One row a month; languages in the order English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian,
/// Finnish, Polish, Czech, Romanian, Hungarian, Turkish, Indonesian, Russian, Ukrainian, Belarusian, Bulgarian, Serbian,
/// Greek, Hebrew, Arabic (Egypt, Maghreb, Levant), Hindi, Persian (for the common calendar); then Croatian, Slovak, Slovene,
/// Serbian, Macedonian, Lithuanian, Latvian, Estonian, Thai, Bengali, Georgian, Armenian, Kazakh, Catalan, Galician,
/// Icelandic, Azerbaijani, Uzbek, Albanian, Urdu.
const MONTHS: [&str; 12] = [
    "january jan januar janner janvier janv enero ene janeiro gennaio gen januari tammikuuta tammikuu stycznia styczen sty ledna leden ianuarie ian januar ocak oca januari января январь янв січня січень студзеня януари јануар ιανουαριου ιανουαριος ιαν ינואר ינו יאנואר يناير جانفي जनवर ژانویه sijecnja sijecanj januara januarja јануара јануари sausio sausis janvaris janvari janvara jaanuar jaanuaris jaanuari มกราคม জনযর იანვარი იანვარს იან հունվարի հունվար қаңтар gener xaneiro yanvar janar جنوری tammikuussa jaan",
    "february feb februar fevrier fevr fev febrero fevereiro febbraio februari helmikuuta helmikuu lutego luty lut unora unor februarie februar subat sub februari февраля февраль фев февр лютого лютии лютага февруари фебруар φεβρουαριου φεβρουαριος φεβ פברואר פבר فبراير فيفري شباط फरवर فوریه veljace veljaca februara februarja фебруара vasario vasaris februaris veebruar veebruaris veebruari กมภาพนธ ফবরযর თებერვალი თებერვალს თებ փետրվարի փետրվար ақпан febrer febreiro fevral shkurt فروری helmikuussa veebr",
    "march mar marz maerz mrz mars marzo marco maart mrt maaliskuuta maaliskuu marca marzec brezna brezen martie marcius mart maret марта март мар березня березень сакавіка марта марта μαρτιου μαρτιος μαρ מרץ מרס مارس اذار मरच ozujka ozujak marec marta kovo kovas marts martsis martsi มนาคม মরচ მარტი მარტს მარ մարտի մարտ наурыз marc مارچ maaliskuussa",
    "april apr avril avr abril abr aprile huhtikuuta huhtikuu kwietnia kwiecien kwi dubna duben aprilie aprilis nisan nis апреля апрель апр квітня квітень красавіка април απριλιου απριλιος απρ אפריל אפר ابريل افريل نيسان अपरल اوریل travnja travanj aprila априла balandzio balandis aprili aprill aprillis aprilli เมษายน এপরল აპრილი აპრილს აპრ ապրիլի ապրիլ сәуір aprel prill اپریل huhtikuussa",
    "may mai mayo maio maggio mag mei maj toukokuuta toukokuu maja kvetna kveten majus mayis мая маи травня травень мај μαιου μαιος μαι מאי مايو ماي ايار मई مه svibnja svibanj маја geguzes geguze maijs maija mais พฤษภาคม ম მაისი მაისს მაი մայիսի մայիս мамыр maig ميی toukokuussa",
    "june jun juni juin junio junho giugno giu kesakuuta kesakuu czerwca czerwiec cze cervna cerven iunie iun junius haziran haz июня июнь июн червня червень чэрвеня юни јун ιουνιου ιουνιος ιουν יוני יונ يونيو يونيه جوان حزيران जन ژوين lipnja lipanj juna junija junij јуна јуни birzelio birzelis junijs juuni juunis มถนายน জন ივნისი ივნისს ივნ հունիսի հունիս маусым juny xuno iyun qershor جون kesakuussa",
    "july jul juli juillet juil julio julho luglio lug heinakuuta heinakuu lipca lipiec lip cervence cervenec iulie iul julius temmuz tem июля июль июл липня липень ліпеня юли јул ιουλιου ιουλιος ιουλ יולי יול يوليو يوليه جويلية تموز जलई ژويیه srpnja srpanj jula julija julij јула јули liepos liepa julijs juuli juulis กรกฎาคม জলই ივლისი ივლისს ივლ հուլիսի հուլիս шілде juliol xullo iyul korrik جولايی heinakuussa",
    "august aug aout agosto ago augustus agt augusti elokuuta elokuu sierpnia sierpien sie srpna srpen augusztus agustos agu agustus августа август авг серпня серпень жніуня август август αυγουστου αυγουστος αυγ אוגוסט אוג اغسطس اوت اب अगसत kolovoza kolovoz augusta avgusta avgust rugpjucio rugpjutis augusts augustis สงหาคม আগসট აგვისტო აგვისტოს აგვ օգոստոսի օգոստոս тамыз agost agust avqust gusht اگست elokuussa",
    "september sep sept septembre septiembre setiembre setembro set settembre syyskuuta syyskuu wrzesnia wrzesien wrz zari septembrie szeptember eylul eyl сентября сентябрь сен сент вересня вересень верасня септември септембар σεπτεμβριου σεπτεμβριος σεπ ספטמבר ספט سبتمبر ايلول सतबर سپتامبر rujna rujan septembra septembar септембра rugsejo rugsejis septembris septembri กนยายน সপটমবর სექტემბერი სექტემბერს სექ սեպտեմբերի սեպտեմբեր қыркүиек setembre sentyabr sentabr shtator ستمبر syyskuussa",
    "october oct oktober okt octobre octubre outubro out ottobre ott lokakuuta lokakuu pazdziernika pazdziernik paz rijna rijen octombrie ekim eki октября октябрь окт жовтня жовтень кастрычніка октомври октобар οκτωβριου οκτωβριος οκτ אוקטובר אוק اكتوبر अकटबर اکتبر oktobra oktobar октобра spalio spalis oktobris oktobri oktoober oktoobris oktoobri ตลาคม অকটবর ოქტომბერი ოქტომბერს ოქტ հոկտեմբերի հոկտեմբեր қазан oktyabr oktabr tetor اکتوبر lokakuussa",
    "november nov novembre noviembre novembro marraskuuta marraskuu listopada listopad lis listopadu noiembrie kasım kasim kas ноября ноябрь ноя нояб листопада листопад лістапада ноември новембар νοεμβριου νοεμβριος νοε נובמבר נוב نوفمبر नवबर نوامبر studenoga studeni novembra novembar новембра lapkricio lapkritis novembris novembri พฤศจกายน নভমবর ნოემბერი ნოემბერს ნოე նոյեմբերի նոյեմբեր қараша noyabr nentor نومبر marraskuussa studenog",
    "december dec dezember dez decembre diciembre dic dezembro dicembre joulukuuta joulukuu grudnia grudzien gru prosince prosinec decembrie aralık aralik ara desember des декабря декабрь дек грудня грудень снежня декември децембар δεκεμβριου δεκεμβριος δεκ דצמבר דצמ ديسمبر दसबर دسامبر prosinca prosinac decembra decembar децембра gruodzio gruodis decembris decembri detsember detsembris detsembri ธนวาคม ডসমবর დეკემბერი დეკემბერს დეკ դեկտեմբերի դեկտեմբեր желтоқсан desembre decembro dekabr dhjetor دسمبر joulukuussa",
];

/// Levantine and Iraqi months of two words.
pub(super) fn month_of_two(first: &str, second: &str) -> Option<u32> {
    match (first, second) {
        ("كانون", "الثاني") => Some(1),
        ("تشرين", "الاول") => Some(10),
        ("تشرين", "الثاني") => Some(11),
        ("كانون", "الاول") => Some(12),
        _ => None,
    }
}

/// What stands behind the number of a day: "11th", "1er", "11-го", "11η".
pub(super) const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "e", "a", "o", "го", "е", "η", "ης"];

/// What stands between a day, its month and its year: "11 de agosto de 2020", "11th of August", "11 август, 2020".
pub(super) const JOINERS: &[&str] = &["de", "del", "of", "d", "di", "da", "nam"];

/// What stands behind a year: "2020 г.", "2020 года", "2020 р.".
pub(super) const AFTER_YEAR: &[&str] =
    &["ж", "թ", "წ", "г", "года", "год", "гг", "р", "року", "годъ", "r", "roku", "g", "godine", "год"];

/// What stands between a year and its month or day: "2020 m. rugpjūčio 11", "2020. gada 11. augusts", "2020 жылғы 11 тамыз".
pub(super) const OF_THE_YEAR: &[&str] = &["m", "gada", "жылғы", "жылы", "წლის", "թ", "թվականի"];

/// Months as Thai shortens them, with dots between.
pub(super) const THAI_SHORT: [(&str, &str); 12] = [
    ("ม", "ค"),
    ("ก", "พ"),
    ("มี", "ค"),
    ("เม", "ย"),
    ("พ", "ค"),
    ("มิ", "ย"),
    ("ก", "ค"),
    ("ส", "ค"),
    ("ก", "ย"),
    ("ต", "ค"),
    ("พ", "ย"),
    ("ธ", "ค"),
];

/// Weekdays of the languages that print them between a day and its clock time.
pub(super) const WEEKDAYS: &[&str] = &[
    "pazartesi",
    "sali",
    "salı",
    "carsamba",
    "persembe",
    "cuma",
    "cumartesi",
    "pazar",
    "hetfo",
    "kedd",
    "szerda",
    "csutortok",
    "pentek",
    "szombat",
    "vasarnap",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
];

/// What leads from a day to its clock time.
pub(super) const BEFORE_TIME: &str = "at|um|a|as|alle|ore|ora|h|las|los|la|kl|klo|в|о|об|у|ў|g|godz|om|saat|o|в|בשעה|שעה|ב|الساعه|الساعة|στις|та|\
    d|val|kell|plkst|ob|เวลา|ժամը|сағат|u|uhr|time|hora|heure|по|час";

/// Morning and afternoon, before a clock time in East Asia, behind it elsewhere.
pub(super) const MORNING: &[&str] = &["am", "ص", "صباحا", "오전", "πμ"];
pub(super) const AFTERNOON: &[&str] = &["pm", "م", "مساء", "오후", "μμ"];

#[cfg(test)]
mod tests {
    use super::super::tokens::fold;
    use super::*;

    #[test]
    fn every_entry_is_folded_and_stands_for_one_month() {
        let mut seen = std::collections::HashMap::new();
        for (row, names) in MONTHS.iter().enumerate() {
            for name in names.split(' ') {
                assert_eq!(fold(name), name, "{name} must stand in the table as it is looked up");
                assert_eq!(*seen.entry(name).or_insert(row), row, "{name} stands for two months");
                assert!(name.len() < LONGEST, "{name} is longer than what is looked up");
            }
        }
    }
}
