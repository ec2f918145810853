//! Tables as they stand in a text, looked at before Markdown mends them silently: it cuts and fills rows without a word.

use crate::render::document::DocumentProblem;

/// Every row that does not fit its table, and every row that stands in none.
pub fn table_faults(markdown: &str) -> Vec<DocumentProblem> {
    let mut faults = Vec::new();
    let mut rows: Vec<(usize, &str)> = Vec::new();
    let mut is_code = false;
    let lines = markdown.lines().chain(std::iter::once(""));
    for (index, line) in lines.enumerate() {
        let text = line.trim();
        if text.starts_with("```") || text.starts_with("~~~") {
            is_code = !is_code;
        }
        if text.starts_with('|') && !is_code {
            rows.push((index + 1, text));
            continue;
        }
        if !rows.is_empty() {
            check(&rows, &mut faults);
            rows.clear();
            if !text.is_empty() && !text.starts_with(":::") {
                faults.push(DocumentProblem {
                    line: index + 1,
                    message: "this line follows a table without an empty line between, and would become a row of it"
                        .to_owned(),
                });
            }
        }
    }
    faults
}

fn check(rows: &[(usize, &str)], faults: &mut Vec<DocumentProblem>) {
    let [(line, head), rest @ ..] = rows else { return };
    let Some(((_, rule), body)) = rest.split_first().filter(|((_, rule), _)| is_rule(rule)) else {
        let message = "this row stands in no table: there is an empty line before it, or no line `|---|---|` below the headings";
        faults.push(DocumentProblem { line: *line, message: message.to_owned() });
        return;
    };
    let columns = cells(head);
    for (line, row) in std::iter::once(&(*line + 1, *rule)).chain(body) {
        let found = cells(row);
        if found != columns {
            let message = format!("this row of the table has {found} cells, and the headings are {columns}");
            faults.push(DocumentProblem { line: *line, message });
        }
    }
}

/// Whether a line parts the headings from the rows.
fn is_rule(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// How many cells a row has; a bar after a backslash is a word.
fn cells(row: &str) -> usize {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let mut count = 1;
    let mut is_escaped = false;
    let mut ends_with_bar = false;
    for c in inner.chars() {
        ends_with_bar = c == '|' && !is_escaped;
        count += usize::from(ends_with_bar);
        is_escaped = c == '\\' && !is_escaped;
    }
    count - usize::from(ends_with_bar)
}
