//! Tables of data.

use super::*;

#[test]
fn a_cell_that_stands_in_several_rows_leaves_its_column_free_in_the_others() {
    let table = "<table><tr><th>Year<th>Party<th>Seats</tr><tr><td rowspan=2>2020<td>Red<td>10</tr><tr><td>Blue<td>11</tr>\
                 <tr><td>2024<td rowspan=3>Red<td>12</tr><tr><td>2028<td>13</tr></table>";
    let BlockKind::Table { rows, .. } = &between(table)[0].kind else { panic!("a table") };
    let expected = [
        ["Year", "Party", "Seats"],
        ["2020", "Red", "10"],
        ["", "Blue", "11"],
        ["2024", "Red", "12"],
        ["2028", "", "13"],
    ];
    for (row, expected) in rows.iter().zip(expected) {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        let words = |word: &str| if word.is_empty() { Vec::new() } else { Inline::plain(word) };
        assert_eq!(cells, expected.map(words), "each word in its column");
    }
}

#[test]
fn a_table_keeps_its_caption() {
    let rows = "<tr><th>Day</th><th>Ships</th></tr><tr><td>Mon</td><td>4</td></tr>";
    let blocks = between(&format!("<table><caption>Ships a <b>day</b></caption>{rows}</table>"));
    let BlockKind::Table { caption, rows: kept } = &blocks[0].kind else { panic!("a table: {blocks:?}") };
    assert_eq!(
        (text_of(&BlockKind::Paragraph { text: caption.clone() }.into()), kept.len()),
        ("Ships a day".into(), 2)
    );
    let article = main(&format!("<table><caption hidden>Ships a day</caption>{rows}</table>"));
    let removed: Vec<_> = article.removed.iter().map(|cut| (cut.text.as_str(), cut.reason.as_str())).collect();
    assert!(removed.contains(&("Ships a day", "hidden")), "one that is not shown is listed: {removed:?}");
}

#[test]
fn words_of_the_trade_mean_nothing_in_a_table_of_data() {
    let table = "<table><tr><th>Rank<th>App</tr><tr><td>1<td>Facebook</tr><tr><td>2<td><ul><li>X</ul></tr></table>";
    assert_eq!(
        text_of(&between(table)[0]).split_whitespace().collect::<Vec<_>>(),
        ["Rank", "App", "1", "Facebook", "2", "X"]
    );
}
