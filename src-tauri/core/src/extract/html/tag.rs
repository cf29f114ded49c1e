//! The elements that mean something to extraction, as an enum that costs nothing to compare.

use html5ever::{LocalName, local_name};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Text,
    Html,
    Head,
    Body,
    Title,
    Meta,
    Link,
    Base,
    Script,
    Mute,
    Noscript,
    Article,
    Main,
    Section,
    Aside,
    Nav,
    Header,
    Footer,
    Address,
    Div,
    P,
    Heading(u8),
    Blockquote,
    Ul,
    Ol,
    Li,
    Dl,
    Dt,
    Dd,
    Figure,
    Figcaption,
    Picture,
    Source,
    Img,
    Video,
    Audio,
    Iframe,
    Embed,
    /// A film or a post in an element of its own.
    Post(Network),
    Table,
    Tr,
    Th,
    Td,
    TablePart,
    Caption,
    Pre,
    Hr,
    Br,
    Details,
    Summary,
    Form,
    /// A control of a form, or a widget: no text of the article.
    Control,
    Button,
    Dialog,
    A,
    Em,
    Cite,
    /// Words that were taken back and still stand there, crossed out.
    Struck,
    Strong,
    Code,
    Sub,
    Sup,
    Time,
    Ruby,
    RubyText,
    Font,
    Span,
    /// Another element that runs with the text.
    Inline,
    /// Any other element.
    Other,
}

/// Where a film or a post is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Network {
    Youtube,
    Vimeo,
    Dailymotion,
    Twitter,
    Instagram,
    Facebook,
}

impl Tag {
    pub fn of(name: &LocalName) -> Tag {
        match *name {
            local_name!("html") => Tag::Html,
            local_name!("head") => Tag::Head,
            local_name!("body") => Tag::Body,
            local_name!("title") => Tag::Title,
            local_name!("meta") => Tag::Meta,
            local_name!("link") => Tag::Link,
            local_name!("base") => Tag::Base,
            local_name!("script") => Tag::Script,
            local_name!("style")
            | local_name!("template")
            | local_name!("svg")
            | local_name!("canvas")
            | local_name!("math")
            | local_name!("datalist")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("map")
            | local_name!("rp") => Tag::Mute,
            local_name!("noscript") => Tag::Noscript,
            local_name!("article") => Tag::Article,
            local_name!("main") => Tag::Main,
            local_name!("section") => Tag::Section,
            local_name!("aside") => Tag::Aside,
            local_name!("nav") | local_name!("menu") => Tag::Nav,
            local_name!("header") => Tag::Header,
            local_name!("footer") => Tag::Footer,
            local_name!("address") => Tag::Address,
            local_name!("div") => Tag::Div,
            local_name!("p") => Tag::P,
            local_name!("h1") => Tag::Heading(1),
            local_name!("h2") => Tag::Heading(2),
            local_name!("h3") => Tag::Heading(3),
            local_name!("h4") => Tag::Heading(4),
            local_name!("h5") => Tag::Heading(5),
            local_name!("h6") => Tag::Heading(6),
            local_name!("blockquote") => Tag::Blockquote,
            local_name!("ul") => Tag::Ul,
            local_name!("ol") => Tag::Ol,
            local_name!("li") => Tag::Li,
            local_name!("dl") => Tag::Dl,
            local_name!("dt") => Tag::Dt,
            local_name!("dd") => Tag::Dd,
            local_name!("figure") => Tag::Figure,
            local_name!("figcaption") => Tag::Figcaption,
            local_name!("picture") => Tag::Picture,
            local_name!("source") => Tag::Source,
            local_name!("img") => Tag::Img,
            local_name!("video") => Tag::Video,
            local_name!("audio") => Tag::Audio,
            local_name!("iframe") => Tag::Iframe,
            local_name!("embed") | local_name!("object") => Tag::Embed,
            local_name!("table") => Tag::Table,
            local_name!("tr") => Tag::Tr,
            local_name!("th") => Tag::Th,
            local_name!("td") => Tag::Td,
            local_name!("thead") | local_name!("tbody") | local_name!("tfoot") | local_name!("colgroup") => {
                Tag::TablePart
            }
            local_name!("caption") => Tag::Caption,
            local_name!("pre") | local_name!("listing") | local_name!("xmp") => Tag::Pre,
            local_name!("hr") => Tag::Hr,
            local_name!("br") => Tag::Br,
            local_name!("details") => Tag::Details,
            local_name!("summary") => Tag::Summary,
            local_name!("form") => Tag::Form,
            local_name!("input")
            | local_name!("select")
            | local_name!("option")
            | local_name!("textarea")
            | local_name!("progress")
            | local_name!("meter") => Tag::Control,
            local_name!("button") => Tag::Button,
            local_name!("dialog") => Tag::Dialog,
            local_name!("a") => Tag::A,
            local_name!("em") | local_name!("i") | local_name!("dfn") | local_name!("var") => Tag::Em,
            local_name!("cite") => Tag::Cite,
            local_name!("s") | local_name!("del") | local_name!("strike") => Tag::Struck,
            local_name!("strong") | local_name!("b") => Tag::Strong,
            local_name!("code") | local_name!("kbd") | local_name!("samp") | local_name!("tt") => Tag::Code,
            local_name!("sub") => Tag::Sub,
            local_name!("sup") => Tag::Sup,
            local_name!("time") => Tag::Time,
            local_name!("ruby") => Tag::Ruby,
            local_name!("rt") => Tag::RubyText,
            local_name!("font") => Tag::Font,
            local_name!("span") => Tag::Span,
            local_name!("u")
            | local_name!("ins")
            | local_name!("mark")
            | local_name!("q")
            | local_name!("small")
            | local_name!("big")
            | local_name!("abbr")
            | local_name!("acronym")
            | local_name!("bdi")
            | local_name!("bdo")
            | local_name!("data")
            | local_name!("label")
            | local_name!("nobr")
            | local_name!("output")
            | local_name!("rb")
            | local_name!("wbr") => Tag::Inline,
            _ => Tag::of_accelerated(name),
        }
    }

    /// The elements that pages made for mobile search ("AMP") have in place of the common ones.
    fn of_accelerated(name: &str) -> Tag {
        match name.strip_prefix("amp-") {
            Some("img" | "anim") => Tag::Img,
            Some("video") => Tag::Video,
            Some("audio") => Tag::Audio,
            Some("iframe") => Tag::Iframe,
            Some("youtube") => Tag::Post(Network::Youtube),
            Some("vimeo") => Tag::Post(Network::Vimeo),
            Some("dailymotion") => Tag::Post(Network::Dailymotion),
            Some("twitter") => Tag::Post(Network::Twitter),
            Some("instagram") => Tag::Post(Network::Instagram),
            Some("facebook") => Tag::Post(Network::Facebook),
            _ => Tag::Other,
        }
    }

    /// Holds no words that a reader sees.
    pub fn is_mute(self) -> bool {
        matches!(
            self,
            Tag::Head | Tag::Script | Tag::Mute | Tag::Noscript | Tag::Control | Tag::Iframe | Tag::Video | Tag::Audio
        )
    }

    /// Runs with the text around it. An image or a video does too, by the standard, but stands alone in a document.
    pub fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::Text
                | Tag::A
                | Tag::Em
                | Tag::Cite
                | Tag::Struck
                | Tag::Strong
                | Tag::Code
                | Tag::Sub
                | Tag::Sup
                | Tag::Time
                | Tag::Ruby
                | Tag::RubyText
                | Tag::Font
                | Tag::Span
                | Tag::Inline
                | Tag::Br
        )
    }

    /// Begins a new line.
    pub fn breaks_line(self) -> bool {
        self == Tag::Br || (!self.is_inline() && self != Tag::Img)
    }
}
