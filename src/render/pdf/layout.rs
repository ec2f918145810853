//! From a document to pages: the flow of strips, cut into pages, with header, footer and mark on each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compose::figure::Colour;
use crate::compose::figure::Figure;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::page_words;
use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Edge;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::draw::Tree;
use crate::render::pdf::faces::Family;
use crate::render::pdf::fill::fill;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::letterhead;
use crate::render::pdf::lines;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::shape::Shaper;
use crate::render::pdf::theme::MM;
use crate::render::pdf::theme::Style;
use crate::render::pdf::theme::Theme;

/// The room for the number of the page, points.
const NUMBER: f32 = 90.0;
/// Room for the date beside the running header, points.
const DATE: f32 = 120.0;

/// Lays out a document; `logo` is the size of the logo, if there is one.
pub(super) fn lay_out(
    shaper: &mut Shaper,
    document: &Document,
    figures: &BTreeMap<String, Figure>,
    logo: Option<(f32, f32)>,
) -> Result<Laid, PdfProblem> {
    let mut theme = Theme::of(&document.front);
    make_room(&mut theme, shaper, document);
    let mut flow = Flow {
        shaper,
        theme: &theme,
        figures,
        language: document.front.language(),
        tree: Tree::new(),
        strips: Vec::new(),
        gap: 0.0,
        problem: None,
        last_heading: 0,
        heading_shift: 0,
    };
    let marked = mark(&mut flow, &document.front.mark);
    let (mut opening, rest) = letterhead::open(&mut flow, document, logo);
    opening.draws.splice(0..0, marked);
    let place = Place { x: theme.left, width: theme.measure(), parent: 0, tight: false, style: theme.body };
    for block in rest {
        flow.blocks(std::slice::from_ref(block), place);
    }
    let strips = std::mem::take(&mut flow.strips);
    let (mut pages, outline) = fill(strips, &opening, &theme);
    furnish(&mut flow, document, &mut pages);
    match flow.problem {
        Some(problem) => Err(problem),
        None => Ok(Laid { page: theme.page, pages, tree: flow.tree, outline }),
    }
}

/// Moves the edges of the text where header or footer need more lines than usual.
fn make_room(theme: &mut Theme, shaper: &mut Shaper, document: &Document) {
    let style = theme.furniture;
    let mut lines = |words: &str, width: f32| {
        let words = [Inline::Run(Run::plain(words))];
        lines::set(shaper, &words, &style, width, "").lines.len()
    };
    let front = &document.front;
    // One line more than a plain setting takes, because the footer breaks only at its dots.
    let footer = lines(&front.footer, theme.measure() - NUMBER);
    let footer = footer + usize::from(footer > 2);
    let header: usize =
        front.running_header().lines().map(|words| lines(words, theme.measure() - DATE)).sum();
    let most = (theme.bottom - theme.top) / 4.0;
    theme.bottom -= (footer.saturating_sub(2) as f32 * style.leading).min(most);
    theme.top += (header.saturating_sub(1) as f32 * style.leading).min(most);
}

/// The mark in the upper margin. The first page says it; later pages only show it.
fn mark(flow: &mut Flow<'_>, words: &str) -> Vec<Draw> {
    if words.is_empty() {
        return Vec::new();
    }
    let theme = flow.theme;
    let style = Style { family: Family::Sans, ..theme.furniture.bold() }
        .sized(8.5, 11.0)
        .coloured(theme.rgb(Colour::Down));
    let set = flow.set_plain(words, &style, theme.measure());
    let node = flow.tree.add(Tag::Paragraph, 0);
    let mut draws = vec![Draw::Begin(Some(node))];
    text(&mut draws, &set, theme.page.0 - theme.right - set.widest(), 6.5 * MM);
    draws.push(Draw::End);
    draws
}

/// Draws what every page has: header on later pages, footer, page number, mark.
fn furnish(flow: &mut Flow<'_>, document: &Document, pages: &mut [Vec<Draw>]) {
    let front = &document.front;
    let theme = flow.theme;
    let style = theme.furniture;
    let count = pages.len();
    let date_width = if front.date.is_empty() { 0.0 } else { DATE };
    let header: Vec<Paragraph> = (front.running_header().lines())
        .map(|words| flow.set_plain(words, &style, theme.measure() - date_width))
        .collect();
    let date = flow.set_plain(&front.date, &style, DATE);
    let marked = mark(flow, &front.mark);
    let footer = footer_lines(flow, &front.footer);
    let right = theme.page.0 - theme.right;
    for (index, page) in pages.iter_mut().enumerate() {
        let number = flow.set_plain(&page_number(flow.language, index + 1, count), &style, NUMBER);
        if index > 0 {
            page.push(Draw::Furniture(Edge::Header));
            let y = 15.5 * MM;
            let below = stack(page, &header, theme.left, y);
            text(page, &date, right - date.widest(), y);
            line(page, theme, below + 4.0);
            page.extend(marked.iter().filter(|draw| matches!(draw, Draw::Text { .. })).cloned());
            page.push(Draw::End);
        }
        page.push(Draw::Furniture(Edge::Footer));
        let y = theme.bottom + 9.5 * MM;
        line(page, theme, y - 5.0);
        stack(page, &footer, theme.left, y);
        text(page, &number, right - number.widest(), y);
        page.push(Draw::End);
    }
}

/// Draws paragraphs below one another; gives the lower edge.
fn stack(page: &mut Vec<Draw>, parts: &[Paragraph], x: f32, top: f32) -> f32 {
    let mut below = top;
    for part in parts {
        text(page, part, x, below);
        below += part.height();
    }
    below
}

fn text(page: &mut Vec<Draw>, set: &Paragraph, x: f32, y: f32) {
    for (index, line) in set.lines.iter().enumerate() {
        let y = y + set.baseline + set.leading * index as f32;
        page.push(Draw::Text { x, y, line: Arc::clone(line), colour: set.style.colour });
    }
}

fn line(page: &mut Vec<Draw>, theme: &Theme, y: f32) {
    page.push(Draw::Stroke {
        x1: theme.left,
        y1: y,
        x2: theme.page.0 - theme.right,
        y2: y,
        width: 0.4,
        dashed: false,
        colour: theme.rule,
    });
}

/// Words that are divided by dots, on as many lines as they need; lines break at the dots and lose them there.
fn footer_lines(flow: &mut Flow<'_>, words: &str) -> Vec<Paragraph> {
    let style = flow.theme.furniture;
    let width = flow.theme.measure() - NUMBER;
    let mut lines: Vec<String> = Vec::new();
    for part in words.split(" \u{b7} ") {
        let joined = lines.last().map(|last| format!("{last} \u{b7} {part}"));
        let joined = joined.filter(|line| flow.set_plain(line, &style, f32::MAX).natural <= width);
        match (joined, lines.last_mut()) {
            (Some(line), Some(last)) => *last = line,
            _ => lines.push(part.to_owned()),
        }
    }
    lines.iter().map(|line| flow.set_plain(line, &style, width)).collect()
}

/// "Page 1 of 2" in the language of the document.
fn page_number(language: &str, page: usize, count: usize) -> String {
    let [before, between, after] = page_words(language);
    format!("{before}{page}{between}{count}{after}")
}
