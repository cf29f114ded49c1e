//! Names in Chinese, where no space parts them from the word that introduces them.

/// "本报记者王小明 北京报道" -> "王小明": in Han no space parts the word from the names. A sentence goes on behind it ("记者从…"),
/// a byline ends, or has a space or the next name.
pub(in crate::extract) fn reporters(text: &str) -> Option<&str> {
    let words = ["本报记者", "本報記者", "特约记者", "见习记者", "实习记者", "本网记者", "记者", "記者"];
    let rest = words.iter().find_map(|word| text.trim_start().strip_prefix(word))?;
    let rest = rest.trim_start_matches([' ', '　', '：', ':']);
    let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '|' | '（' | '(' | '）' | ')' | '／' | '/');
    let (names, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
    let names_only = names.split(['、', '，']).all(is_name);
    // Names parted by spaces: "记者 王小明 李四".
    let more = behind.split_whitespace().next().is_some_and(|next| is_name(next) && !is_report(next));
    (names_only && !more).then_some(names)
}

/// "来源：X 作者：王小明": the label of the name stands behind another.
pub(super) fn labelled(text: &str) -> Option<&str> {
    // Behind an outlet and a space, the word alone says it.
    let after_space = ["　", " "].iter().find_map(|space| {
        let at = ["记者", "記者"].iter().filter_map(|word| text.find(&format!("{space}{word}"))).min()?;
        reporters(&text[at + space.len()..])
    });
    if after_space.is_some() {
        return after_space;
    }
    let labels = ["執筆：", "作者：", "作者:", "记者：", "记者:", "記者：", "記者:", "文：", "文/"];
    let rest = labels.iter().find_map(|label| text.split_once(label)).map(|(_, rest)| rest.trim_start())?;
    let names = rest.split([' ', '　', '|', '（', '(']).next()?;
    let is_name = |name: &str| (2..=5).contains(&name.chars().count()) && name.chars().all(is_cjk);
    names.split(['、', '，']).all(is_name).then_some(names)
}

/// "江海日报 记者王小明 编辑：…", "来源：江海日报 作者：王小明": in Han, the word stands before the names without a space, and its
/// line goes on.
pub(in crate::extract) fn in_a_line(text: &str) -> Option<&str> {
    let at = ["记者", "記者", "作者：", "作者:"].iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    let names = text[at..].trim_start_matches([' ', '：', ':']);
    let end = ["  ", "编辑", "編輯", "报道", "報導", "／", "/", "|"].iter().filter_map(|word| names.find(word)).min();
    let names = names[..end.unwrap_or(names.len())].trim();
    (2..=20).contains(&names.chars().count()).then_some(names)
}

/// "北京报道": where the report is from.
fn is_report(word: &str) -> bool {
    ["报道", "報導", "报导", "電", "电", "讯", "摄"].iter().any(|end| word.ends_with(end))
}

/// Two to four signs.
fn is_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(is_cjk)
}

pub(super) fn is_cjk(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
