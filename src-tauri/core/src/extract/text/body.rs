//! Which lines are the article: every line gets a score from what can be seen of it, and the line of least cost through the
//! page decides, so that one odd line does not break a text in two.

use super::captions::is_credited;
use super::features::{COUNT, Features, Seen};
use super::furniture;
use super::lines::Line;

/// What speaks for a line being of the article, and how much: log-odds, fitted by logistic regression on half of the text
/// pages of WCXB's development split, and rounded; the other half scores the same.
const WEIGHTS: [(&str, f32); COUNT] = [
    ("bias", -0.7),
    ("long", 0.4),
    ("sentence", 0.4),
    ("long_sentence", 0.5),
    ("colon", 0.9),
    ("bullet", 0.4),
    ("short_item", -0.3),
    ("number", 0.4),
    ("small_starts", 0.7),
    ("commas", 0.9),
    ("menu", -0.3),
    ("phrases", -1.5),
    ("short_with_phrases", -0.2),
    ("end", -0.3),
    ("repeated", -0.2),
    ("long_repeated", -0.3),
    ("digits", -0.4),
    ("address", -0.6),
    ("date", -0.6),
    ("bars", 0.8),
    ("quote", 0.2),
    ("gap", 0.4),
    ("topic_if_short", 0.3),
    ("copyright", -0.4),
    ("prose_before", 0.4),
    ("prose_behind", 1.1),
    ("prose_around", 0.4),
    ("short_next", -0.3),
    ("no_prose_before", -0.4),
    ("first_twentieth", -0.7),
    ("last_tenth", -0.7),
    ("no_prose_behind", -0.1),
    ("after_end", -0.7),
    ("ends", -0.8),
    ("after_heading_end", -0.3),
    ("since_end", -0.8),
    ("form", 0.5),
    ("before", -0.4),
    ("menus_near", -1.4),
    ("short_near", -0.8),
    ("repeated_near", -0.5),
    ("topic_of_others", 0.3),
    ("topic_near", 0.8),
    ("place", -0.4),
    ("clocks_near", -1.5),
    ("first_prose", 0.5),
    ("last_prose", 0.3),
    ("gap_next", 0.6),
    ("answers_near", -4.4),
    ("phrases_near", -1.4),
    ("dates_near", -1.8),
    ("very_long", 0.5),
    ("three_to_five", 0.1),
];

/// Leaning toward keeping: a lost paragraph is worse than a kept promo.
const LEANING: f32 = 0.4;

/// What it costs to go from furniture to text or back.
const SWITCH: f32 = 1.0;

pub(super) fn score(features: &Features) -> f32 {
    LEANING + WEIGHTS.iter().zip(features).map(|((_, weight), value)| weight * value).sum::<f32>()
}

/// For each line, whether it is of the article: the best sequence of in and out (Viterbi's algorithm).
pub(super) fn choose(scores: &[f32]) -> Vec<bool> {
    let (mut outside, mut inside) = (0.0_f32, 0.0_f32);
    let mut from: Vec<[bool; 2]> = Vec::with_capacity(scores.len());
    for score in scores {
        let out_from_in = inside - SWITCH > outside;
        let in_from_in = inside >= outside - SWITCH;
        let out = if out_from_in { inside - SWITCH } else { outside };
        let kept = if in_from_in { inside } else { outside - SWITCH };
        (outside, inside) = (out, kept + score);
        from.push([out_from_in, in_from_in]);
    }
    let mut state = inside > outside;
    let mut chosen = vec![false; scores.len()];
    for (at, from) in from.iter().enumerate().rev() {
        chosen[at] = state;
        state = from[usize::from(state)];
    }
    chosen
}

/// A page that holds prose has an article: where nothing of it was chosen, all of it is. On a page without any, whatever is
/// no furniture.
pub(super) fn or_else_prose(chosen: Vec<bool>, seen: &[Seen]) -> Vec<bool> {
    let keep =
        |is_text: &dyn Fn(&Seen) -> bool| seen.iter().map(|look| !look.boxed && is_text(look)).collect::<Vec<_>>();
    let holds_prose = |kept: &[bool]| kept.iter().zip(seen).any(|(kept, look)| *kept && !look.boxed && look.prose > 0);
    let plain = keep(&|look| look.prose > 0 && look.phrases == 0);
    let prose = keep(&|look| look.prose > 0);
    let rest = || keep(&|look| look.phrases == 0 && !furniture::is_named(&look.key));
    [chosen, plain, prose].into_iter().find(|kept| holds_prose(kept)).unwrap_or_else(rest)
}

/// A paragraph right before or behind the chosen ones, against which hardly anything speaks, is one of them: on a short page
/// the menus are near enough to weigh on it.
pub(super) fn with_neighbours(mut kept: Vec<bool>, scores: &[f32], lines: &[Line], seen: &[Seen]) -> Vec<bool> {
    const NEARLY: f32 = -0.5;
    let paragraph = |at: usize| {
        let look = &seen[at];
        look.sentence && look.prose > 0 && look.phrases == 0 && look.copies == 1 && !look.date
    };
    let open: Vec<usize> = (0..kept.len()).filter(|at| !seen[*at].boxed && !is_credited(&lines[*at].text)).collect();
    let pairs = open.windows(2).map(|pair| (pair[0], pair[1]));
    for (chosen, beside) in pairs.clone().chain(pairs.rev().map(|(before, behind)| (behind, before))) {
        kept[beside] |= kept[chosen] && scores[beside] > NEARLY && paragraph(chosen) && paragraph(beside);
    }
    kept
}

/// "1 January 2021: the tender begins" between two paragraphs: what happened when.
pub(super) fn with_days(mut kept: Vec<bool>, lines: &[Line], seen: &[Seen]) -> Vec<bool> {
    let is_day = |at: usize| {
        let label = lines[at].text.split_once([':', '：']).map(|(label, _)| label);
        seen[at].phrases == 0 && !seen[at].boxed && label.is_some_and(super::lines::is_whole_day)
    };
    let mut at = 0;
    while at < kept.len() {
        let days = (at..kept.len()).take_while(|at| !kept[*at] && is_day(*at)).count();
        let inside = at > 0 && kept[at - 1] && seen[at - 1].prose > 0 && kept.get(at + days).is_some_and(|kept| *kept);
        if inside {
            kept[at..at + days].fill(true);
        }
        at += days.max(1);
    }
    kept
}

/// No article ends with a heading: the paragraphs right under the last one are of it.
pub(super) fn to_the_end(mut kept: Vec<bool>, seen: &[Seen]) -> Vec<bool> {
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return kept };
    let heads = |look: &Seen| !look.sentence && look.prose == 0 && look.words >= 2 && !look.date;
    let follows = |look: &Seen| look.prose > 0 && look.phrases == 0 && look.copies == 1 && !look.boxed;
    if heads(&seen[last]) {
        let paragraphs = seen[last + 1..].iter().take_while(|look| follows(look)).count();
        kept[last + 1..last + 1 + paragraphs].fill(true);
    }
    kept
}

/// The last words of an article are often short: "A buyer in Antwerp has offered 40,000.", a list and the sentence behind it.
/// What follows the last paragraph in its form is of the article, if it ends as a sentence and hardly anything speaks against it.
pub(super) fn with_ending(mut kept: Vec<bool>, scores: &[f32], lines: &[Line], seen: &[Seen]) -> Vec<bool> {
    const MOST: usize = 2;
    const BOX: f32 = 0.4;
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return kept };
    let paragraph = (0..=last).rev().find(|at| kept[*at] && seen[*at].prose > 0 && lines[*at].mark.is_none());
    let Some(form) = paragraph.map(|at| (lines[at].indent, lines[at].gap)) else { return kept };
    let open: Vec<usize> = (last..scores.len()).filter(|at| !seen[*at].boxed).collect();
    let in_form = |at: usize| (lines[at].indent, lines[at].gap) == form;
    let (mut next, mut said) = (1, 0);
    while next < open.len() && said < MOST {
        let listed = if leads(lines, open[next - 1]) { list(&open[next..], scores, lines, seen) } else { 0 };
        let sentence = |at: usize| {
            let leads = leads(lines, at) && list(&open[next + 1..], scores, lines, seen) > 0;
            // What the box above it says weighs on it unfairly.
            let score = if seen[at - 1].boxed { scores[at] + BOX } else { scores[at] };
            in_form(at) && is_last_sentence(score, &lines[at], &seen[at], leads)
        };
        let more = if listed > 0 { listed } else { usize::from(sentence(open[next])) };
        if more == 0 {
            break;
        }
        open[next..next + more].iter().for_each(|at| kept[*at] = true);
        next += more;
        said += usize::from(listed == 0);
    }
    // "Elsewhere in town:" heads what is left out, "Share this content" is a button.
    let furniture = |at: &usize| leads(lines, *at) && seen[*at].words < LEADS || is_button(&seen[*at]);
    while let Some(end) = kept.iter().rposition(|kept| *kept).filter(|at| *at > 0 && furniture(at)) {
        kept[end] = false;
    }
    kept
}

/// "SHARE ON", "Follow us on the networks", and no sentence.
fn is_button(look: &Seen) -> bool {
    const LONGEST: usize = 12;
    const VERBS: &str = "share|tweet|follow|subscribe|teilen|abonnieren|partager|partagez|suivez|abonnez|compartir|comparte|síguenos|suscríbete|\
        compartilhe|partilhar|condividi|seguici|deel|udostępnij|поделиться|подписывайтесь|подпишитесь|поділитися|שתפו|שתף|\
        شارك|تابعنا";
    let first = look.key.split(' ').next().unwrap_or_default();
    look.words <= LONGEST && !look.sentence && VERBS.split('|').any(|verb| verb == first)
}

/// A sentence that leads to a list is longer than the head of one.
const LEADS: usize = 8;

fn leads(lines: &[Line], at: usize) -> bool {
    lines[at].mark.is_none() && lines[at].text.ends_with([':', '：'])
}

/// Of what says who owns the page, links elsewhere or opens a discussion, no sentence is the last of an article.
fn is_last_sentence(score: f32, line: &Line, look: &Seen, leads: bool) -> bool {
    const AGAINST: f32 = -1.3;
    const WORDS: usize = 5;
    let odd = look.phrases > 0 || look.copies > 1 || look.date || furniture::is_named(&look.key);
    let discussed = look.words < 2 * WORDS && look.key.split(' ').any(furniture::is_of_comments);
    let whole =
        look.sentence && look.words >= WORDS && !line.text.ends_with(['?', '？', '؟']) || leads && look.words >= LEADS;
    let credited = is_credited(&line.text) || furniture::is_rights(&line.text);
    whole && line.mark.is_none() && score > AGAINST && !odd && !discussed && !credited
}

/// How many items of a list stand first, where its sentence ends with the last: links have no full stop.
fn list(open: &[usize], scores: &[f32], lines: &[Line], seen: &[Seen]) -> usize {
    const AGAINST: f32 = -2.0;
    const FEW: usize = 2;
    let is_item = |at: usize| {
        lines[at].mark.is_some() && scores[at] > AGAINST && seen[at].phrases == 0 && !furniture::is_named(&seen[at].key)
    };
    let items = open.iter().take_while(|at| is_item(**at)).count();
    let told = |at: usize| lines[at].text.ends_with([';', '；', '.', '。', ',']);
    if items >= FEW && open[..items].iter().all(|at| told(*at)) { items } else { 0 }
}

/// Where the first stretch of kept lines begins that has weight: a cookie notice far above the article is none of it.
pub(super) fn first_of_weight(kept: &[bool], seen: &[Seen]) -> usize {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut out = APART;
    for (at, (kept, look)) in kept.iter().zip(seen).enumerate().filter(|(_, (_, look))| !look.boxed) {
        if !kept {
            out += 1;
            continue;
        }
        if out >= APART {
            stretches.push((at, 0));
        }
        out = 0;
        if let Some((_, weight)) = stretches.last_mut() {
            *weight += look.prose;
        }
    }
    let heaviest = stretches.iter().map(|(_, weight)| *weight).max().unwrap_or(0);
    stretches.iter().find(|(_, weight)| weight * LIGHT >= heaviest).map_or(0, |(at, _)| *at)
}

/// So many lines of furniture part two stretches; a light one weighs less than a tenth of the heaviest.
const APART: usize = 12;
const LIGHT: usize = 10;

#[cfg(test)]
mod tests {
    use super::super::{article, features, lines};
    use super::*;

    #[test]
    fn a_page_with_prose_has_an_article() {
        let sentence = "The council will meet on Friday evening to talk about a second vessel for the island.";
        let table = [
            (format!("Home\n{sentence}\nSign up for our newsletter"), vec![false, true, false]),
            ("Contact\nBring flour and candles\nCall Omar".to_owned(), vec![false, true, true]),
        ];
        for (page, expected) in table {
            let lines = lines::cut(&page);
            let seen = features::see(&lines);
            assert_eq!(or_else_prose(vec![false; lines.len()], &seen), expected, "{page}");
        }
    }

    #[test]
    fn the_last_words_of_an_article_may_be_short() {
        const TEXT: &str = "The clock that has hung over the town hall since 1894 is to be sold to pay for its own repair, councillors decided last night.\n\nMembers heard that the mechanism had stopped eleven times since the winter and that a new movement would cost more than the town spends on all its parks.\n\nThe decision divided the chamber: four members of the ruling group voted against the sale, among them the former mayor, who wound the clock as a boy.";
        let said = "A buyer in Antwerp has offered 40,000.";
        let list = "The council asks for:\n- the repair of the dial;\n- a motor that is set by radio;\n- an opinion of the church.\n\nA meeting is planned for Thursday evening.";
        let form =
            "Get the Post in your inbox\nSign up for our daily newsletter and never miss a story.\nEnter your email";
        let related = "Read also\nThe tower that leans";
        let links = "Elsewhere in the town:\n- Fares rise in April\n- Cat is rescued from a mast";
        let table = [
            (said.to_owned(), said, "a sentence"),
            (list.to_owned(), "Thursday evening.", "a list, and a sentence behind it"),
            (
                "The former mayor, who is 81, has made up a list that is longer. It reads:\n- the dial;\n- the bells."
                    .to_owned(),
                "the bells.",
                "a list",
            ),
            (format!("{related}\n\n{said}"), said, "behind a box of links"),
            (format!("{form}\n\n{said}"), said, "behind the form of a newsletter"),
            (links.to_owned(), "as a boy.", "links are none of it"),
            ("Comments are closed for this article.".to_owned(), "as a boy.", "nor is what is said of comments"),
            ("Share this content\nSHARE ON\nFollow us on Facebook and X".to_owned(), "as a boy.", "nor a button"),
            ("The Harbour Post\nAnna Levin".to_owned(), "as a boy.", "nor a name"),
        ];
        for (ending, expected, why) in table {
            let page = format!(
                "Home\nNews\n\nTown hall clock is sold\n\nBy Anna Levin\n14 March 2011\n\n{TEXT}\n\n{ending}\n\nMost read\nFares rise\nPrivacy policy\nContact"
            );
            let text = article(&page, None).document.text();
            assert!(text.ends_with(expected), "{why}: {text}");
        }
    }

    #[test]
    fn smooths_over_single_odd_lines() {
        let scores = [-2.0, -2.0, 3.0, 3.0, -0.5, 3.0, 0.5, -3.0, 0.5, -2.0];
        let expected = [false, false, true, true, true, true, true, false, false, false];
        assert_eq!(choose(&scores), expected, "one doubtful line inside stays, one outside stays out");
        assert_eq!(choose(&[]), Vec::<bool>::new(), "no lines, no choice");
    }
}
