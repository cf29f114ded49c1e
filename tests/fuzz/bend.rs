//! Pages bent: cut, spliced, repeated, nested, flattened, in other character sets, with odd letters in them.

/// Chance that can be had again from its seed.
pub struct Chance(fastrand::Rng);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(fastrand::Rng::with_seed(seed))
    }

    /// A number below `limit`, 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { self.0.usize(..limit) }
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let (one, other) = (self.below(length + 1), self.below(length + 1));
        one.min(other)..one.max(other)
    }
}

/// What readers look for, and what they do not expect.
const PIECES: &[&str] = &[
    "\n",
    "\r\n\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200f}",
    "\u{301}",
    "İ",
    "ß",
    "👩‍👩‍👧",
    "¶",
    "…",
    "-- \n",
    "> ",
    ">>> ",
    "Subject: ",
    "From: ",
    "Date: Tue, 11 Aug 2020 13:52:00 +0300\n",
    "---\n",
    "Begin forwarded message:\n\nFrom: Omar Haddad <o@example.org>\nSubject: Fwd: Ferry\n\n",
    "-- forwarded message\n",
    "title: \"x\n",
    "```\n",
    "|a|b|\n|-|-|\n",
    "[^1]: ",
    "[x](",
    "![",
    "* * *\n",
    "# ",
    "1. ",
    "  • ",
    "<div>",
    "</div>",
    "<p",
    "<!--",
    "-->",
    "<table><tr><td>",
    "<script>",
    "<![CDATA[",
    "<svg><title>",
    "<template>",
    "<div></b>",
    "<li><dd>",
    "<svg><a>",
    "<object></div>",
    "<b><object></b></object><p>",
    "<h1>",
    "<article>",
    "<time datetime=\"2020-13-45\">",
    "<meta charset=\"utf-16\">",
    "<meta charset=koi8-r>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":[[],{}],\"datePublished\":9}</script>",
    "&#x110000;",
    "&amp;&lt;&nbsp;",
    "11 August 2020",
    "31.02.2020",
    "2020年13月40日",
    "٩ مارس ٢٠٢٢",
    "(Photo: ",
    "©",
    "More on ",
    "Read also: ",
    "Tags",
    "By ",
    "Von ",
    "מאת ",
    "来源：",
    " - ",
    " | ",
    "Updated: 16:46",
    "2020-08-11T13:55:29.106Z",
    "12345678901234567890",
];

const SETS: &[&str] =
    &["windows-1251", "koi8-r", "windows-1255", "windows-1256", "shift_jis", "gb18030", "big5", "iso-8859-1"];

/// `page` after one to six bends; `far` lets it grow.
pub fn page(page: &[u8], other: &[u8], chance: &mut Chance, far: bool) -> Vec<u8> {
    let limit = if far { 2 << 20 } else { 48 << 10 };
    let mut bytes = page.to_vec();
    for _ in 0..1 + chance.below(6) {
        bytes = bend(bytes, other, chance, if far { 20_000 } else { 400 });
        bytes.truncate(limit);
    }
    bytes
}

fn bend(mut bytes: Vec<u8>, other: &[u8], chance: &mut Chance, most: usize) -> Vec<u8> {
    let place = chance.below(bytes.len() + 1);
    match chance.below(15) {
        0 => bytes.truncate(place),
        1 => drop(bytes.drain(..place)),
        2 => drop(bytes.splice(place..place, other[chance.range(other.len())].iter().copied())),
        3 => {
            let range = chance.range(bytes.len().min(2_000));
            let piece = bytes[range].repeat(1 + chance.below(8));
            bytes.splice(place..place, piece);
        }
        4 => {
            for _ in 0..1 + chance.below(30) {
                let at = chance.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.below(256) as u8;
                }
            }
        }
        5 => drop(bytes.splice(place..place, chance.one(PIECES).repeat(1 + chance.below(most)).into_bytes())),
        6 => {
            for _ in 0..1 + chance.below(20) {
                let at = chance.below(bytes.len() + 1);
                bytes.splice(at..at, chance.one(PIECES).bytes());
            }
        }
        7 => bytes.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' '),
        8 => bytes.iter_mut().filter(|byte| **byte == b' ').for_each(|byte| *byte = b'\n'),
        9 => {
            let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            for _ in 0..lines.len() {
                let (one, two) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(one, two);
            }
            bytes = lines.join(&b'\n');
        }
        10 => {
            // The rest of the page in another character set, as a page is that was put together from two.
            let set = encoding_rs::Encoding::for_label(chance.one(SETS).as_bytes());
            let rest = String::from_utf8_lossy(&bytes[place..]).into_owned();
            bytes.truncate(if chance.below(2) == 0 { 0 } else { place });
            bytes.extend(set.map(|set| set.encode(&rest).0.into_owned()).unwrap_or_default());
        }
        11 => {
            let little = chance.below(2) == 0;
            let units = String::from_utf8_lossy(&bytes).into_owned();
            let pair = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            bytes = units.encode_utf16().flat_map(pair).collect();
        }
        12 => drop(bytes.splice(place..place, attributes(chance, most).into_bytes())),
        13 => drop(bytes.splice(..0, names_of_names(1 + chance.below(9), 8).into_bytes())),
        _ => {
            let piece = chance.one(PIECES);
            let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            bytes = lines.join([b"\n", piece.as_bytes()].concat().as_slice());
        }
    }
    bytes
}

/// A tag with attributes of as many names, parted in any way.
pub fn attributes(chance: &mut Chance, most: usize) -> String {
    const PARTED: &[&str] = &[" a#", "/a#", "\na#=1", "a#=\"\"", " a#='>'", " a#=\"<\"", "a#=&amp;/", " a# = x"];
    let parted = chance.one(PARTED);
    let all: String = (0..1 + chance.below(most)).map(|n| parted.replace('#', &n.to_string())).collect();
    format!("{}p {all}>", chance.one(&["<", "</", "x &amp; <"]))
}

/// The head of a Markdown file in which each list holds the one before it several times, by its name.
pub fn names_of_names(levels: usize, times: usize) -> String {
    let list = |level: usize| format!("&a{} [{}]", level + 1, vec![format!("*a{level}"); times].join(", "));
    let lists: Vec<String> = (1..levels).map(list).collect();
    format!("---\ntitle: x\nk: [&a1 [x, y], {}]\n---\n", lists.join(", "))
}
