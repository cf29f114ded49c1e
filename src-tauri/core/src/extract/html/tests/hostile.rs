//! Pages that no one wrote for readers: they end, in time that grows with their length, within two megabytes of stack. Depth
//! and attributes are counted, for time is another on each computer.

use super::super::page::Page;
use super::super::parse;
use super::super::tag::Tag;
use super::*;

fn count(page: &Page, tag: Tag) -> usize {
    page.nodes.iter().filter(|node| node.tag == tag).count()
}

#[test]
fn no_more_elements_are_open_at_once_than_in_browsers() {
    const MOST: usize = 512;
    let many = 5_000;
    for (page, tag, most, why) in [
        ("<div>".repeat(many), Tag::Div, MOST, "one in the other"),
        ("<div></b>".repeat(many), Tag::Div, MOST, "an end tag of what is not open closes nothing"),
        ("<div></div x></section></p>".repeat(many), Tag::Div, many, "what is closed is not open"),
        ("<div><object></div>".repeat(many), Tag::Div, MOST, "nor does one of what lies outside of an object"),
        ("<svg>".to_owned() + &"<a>".repeat(many), Tag::A, MOST, "in a drawing, a link closes no other"),
        ("<li><dd>".repeat(many), Tag::Li, MOST, "an item with something between closes no other"),
    ] {
        let read = parse::page(&page);
        let open = count(&read, tag);
        assert!(open <= most && open * 2 >= most.min(many) - 10, "{why}: {open} of {most}");
    }
}

#[test]
fn formatting_that_an_object_keeps_open_makes_no_page_of_it() {
    let page: String = (0..2_000).map(|n| format!("<p><font color=c{n}><object></font></object>x")).collect();
    let read = parse::page(&page);
    assert!(read.nodes.len() <= 25_000, "{} nodes", read.nodes.len());
    assert_eq!(read.nodes.iter().filter(|node| &*node.text == "x").count(), 2_000, "all texts are there");
}

#[test]
fn of_a_tag_with_a_flood_of_attributes_most_are_left_out() {
    let many = 5_000;
    for between in
        [" a# ", "/a#/", " a#=1\n", "a#=\"\"", "a#='>'", " a#=\"<\"", " a# = 1", " a#=&amp;", "\"a#\"", "\u{e9}# "]
    {
        for before in [
            "",
            "x &amp; ",
            "<",
            "</>",
            "<!-- -->",
            "<script>1</script>",
            "<textarea>a</textarea >",
            "<svg><![CDATA[<p a=\"]]>",
        ] {
            let flood: String = (0..many).map(|n| between.replace('#', &n.to_string())).collect();
            for page in
                [format!("{before}<p {flood}>Text<i>more</i>"), format!("<p>{before}<b>Text</b {flood}><i>more</i>")]
            {
                let read = parse::page(&page);
                let most = read.nodes.iter().map(|node| node.attrs.len()).max().unwrap_or(0);
                assert!(most < 1_000, "{before}<p{between}: {most} attributes");
                let text: String = read.nodes.iter().map(|node| &*node.text).collect();
                assert!(text.ends_with("Textmore"), "{before}<p{between}: what stands behind it is read");
            }
        }
    }
    let root: String = (0..many).map(|n| format!("<html a{n}>")).collect();
    let most = parse::page(&root).nodes.iter().map(|node| node.attrs.len()).max();
    assert!(most < Some(1_000), "one attribute each time: {most:?}");
}

#[test]
fn a_long_tag_is_read_whole() {
    let data = "M 0 0 L 1 1 ".repeat(20_000);
    for page in [
        format!("<p data-x='{data}' id=y>Text"),
        format!("x &amp; y<p data-x=\"{data}\" id=y>Text"),
        format!("x &amp; y<p data-x='&lt;{data}' id=y>Text"),
    ] {
        let read = parse::page(&page);
        let paragraph = read.nodes.iter().find(|node| node.tag == Tag::P).expect("a paragraph");
        assert_eq!(paragraph.attrs.len(), 2, "a path of many points is one attribute");
        assert!(paragraph.attrs[0].value.len() >= data.len(), "and is whole");
    }
}

#[test]
fn hostile_pages_end_in_time_and_within_two_megabytes_of_stack() {
    let nested = |tag: &str| tag.repeat(20_000) + PROSE;
    let pages = [
        nested("<div>"),
        nested("<b>"),
        nested("<span>"),
        nested("<blockquote>"),
        nested("<ul><li>"),
        nested("<table><tr><td>"),
        nested("<dl><dd>"),
        nested("<figure>"),
        nested("<a href=x><div>"),
        nested("<svg>"),
        format!("<p {}>{PROSE}", "a=1 ".repeat(200_000)),
        "<".repeat(200_000),
        nested("<div><h2>x</h2>"),
        nested("<div><p>x</p><time>1</time>"),
        nested("<div class=live><article><time>14:05</time>"),
        PROSE.to_owned() + &"<div class=c><h3><a href=/1>One</a></h3></div>".repeat(20_000),
        PROSE.to_owned() + &"<img src=a.jpg>".repeat(50_000),
        PROSE.to_owned() + &"<figure><img src=a.jpg><figcaption>c</figcaption></figure>".repeat(20_000),
        PROSE.to_owned() + &"& &amp;".repeat(50_000),
        PROSE.to_owned() + &"<a href='#n'>1</a>".repeat(20_000) + "<p id=n class=footnote>x</p>",
        format!(
            "{PROSE}<p id=m>x</p>{}<div id=n>{}</div>",
            "<a href=#n>1</a>".repeat(5_000),
            "<a href=#m>b</a>".repeat(4_000)
        ),
        "</div></p></b>".repeat(20_000),
        format!("<div>{}</div>", "<a href=x>1</a><p></p>".repeat(40_000)),
        format!("<article>{}</article>", "<h3>Related</h3><p>x</p>".repeat(20_000)),
        format!("<script type='application/ld+json'>{}</script>{PROSE}", "[".repeat(100_000)),
    ];
    let run = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || pages.map(|page| article(&page, Some(URL)).document.text().len()));
    let lengths = run.expect("a thread").join().expect("no page overflows the stack or panics");
    assert!(lengths[0] > 200, "text that lies too deep is still text");
}
