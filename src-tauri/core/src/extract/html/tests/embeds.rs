//! Films, sound, maps and posts.

use super::*;

#[test]
fn films_and_posts_are_embeds_with_their_address() {
    const FILMS: &str = "https://films.example/1";
    for (html, expected, why) in [
        ("<iframe src='https://films.example/1' width=560 height=315></iframe>", Some(FILMS), "a frame with a size"),
        ("<iframe src='https://films.example/1' width='100%' height=400></iframe>", Some(FILMS), "as wide as the text"),
        (
            "<p><iframe data-src='https://films.example/1' title='It sails'></iframe></p>",
            Some(FILMS),
            "a frame for later",
        ),
        ("<video src='https://films.example/1'></video>", Some(FILMS), "a film"),
        ("<span><video><source src='https://films.example/1'></video></span>", Some(FILMS), "a film with sources"),
        ("<audio src='https://films.example/1'></audio>", Some(FILMS), "sound"),
        (
            "<div class=video-js><video src='https://films.example/1'></video><p>Play</p></div>",
            Some(FILMS),
            "in a player",
        ),
        (
            "<amp-iframe src='https://films.example/1' width=4 height=3 title=x></amp-iframe>",
            Some(FILMS),
            "another element",
        ),
        ("<div data-oembed-url='https://films.example/1'></div>", Some(FILMS), "an address for a program"),
        ("<figure class=media><oembed url='https://films.example/1'></oembed></figure>", Some(FILMS), "the same"),
        (
            "<div data-oembed-url='https://other.example/2'><iframe src='https://films.example/1' width=560 height=315></iframe></div>",
            Some(FILMS),
            "around the frame",
        ),
        (
            "<amp-youtube data-videoid=a-1></amp-youtube>",
            Some("https://www.youtube.com/watch?v=a-1"),
            "a network's own",
        ),
        (
            "<script async data-telegram-post='pier/12'></script>",
            Some("https://t.me/pier/12"),
            "a script that shows a post",
        ),
        ("<iframe src='https://count.example/1' width=1 height=1></iframe>", None, "machinery"),
        ("<iframe src='https://count.example/1' width=560 height=315 style='display:none'></iframe>", None, "hidden"),
    ] {
        let embeds: Vec<String> = between(html)
            .into_iter()
            .filter_map(|block| match block.kind {
                BlockKind::Embed { url, .. } => url,
                _ => None,
            })
            .collect();
        assert_eq!(embeds, expected.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{why}: {html}");
    }
    let article = main("<iframe src='https://count.example/1'></iframe>");
    assert!(
        article.removed.iter().any(|cut| cut.text == "https://count.example/1"),
        "a frame that is left out is listed"
    );
    let blocks =
        between("<figure><video src='/1.mp4' poster='/a.jpg'></video><figcaption>It sails</figcaption></figure>");
    assert!(
        matches!(&blocks[1].kind, BlockKind::Figure { image: Some(_), caption, .. } if !caption.is_empty()),
        "the still picture of a film, under which the caption stands: {blocks:?}"
    );
}
