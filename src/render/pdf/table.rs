//! Tables in the flow: column widths, alignment at the decimal mark, rows, and a head that pages repeat.

use std::rc::Rc;
use std::sync::Arc;

use crate::render::document::Align;
use crate::render::document::Inline;
use crate::render::document::Table;
use crate::render::document::plain;
use crate::render::pdf::columns;
use crate::render::pdf::columns::Chunk;
use crate::render::pdf::columns::Need;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;
use crate::render::pdf::flow::Strip;
use crate::render::pdf::lines;
use crate::render::pdf::lines::Paragraph;
use crate::render::pdf::theme::Style;

/// The space between two columns.
const GUTTER: f32 = 12.0;
/// More columns than these are a crowd, which stands closer where it does not fit.
const CROWD: usize = 6;
/// The space between two columns of a crowd.
const GUTTER_OF_CROWD: f32 = 8.0;
/// How many rows are looked at to share the width of a table that does not fit.
const SEEN: usize = 60;
/// The space above and below the words of a row.
const PAD: f32 = 3.4;

/// The most lines of a row that are never divided between pages.
const TALLEST: usize = 16;

/// A set cell.
struct Cell {
    paragraph: Paragraph,
    node: NodeIndex,
    shift: Option<f32>,
    links: Vec<(Arc<str>, NodeIndex)>,
}

/// Where a column stands.
#[derive(Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
    align: Align,
    /// How much of a number stands right of its decimal mark, at most.
    decimals: Option<f32>,
}

impl Flow<'_> {
    /// A table as wide as its place.
    pub(super) fn table(&mut self, table: &Table, place: Place) {
        if table.aligns.is_empty() {
            return;
        }
        let head_style = self.theme.cell.bold().sized(8.5, 11.4).ragged();
        let cell_style = Style { hyphenate: true, ..self.theme.cell };
        let columns = self.columns(table, place, &head_style, &cell_style);
        let node = self.tree.add(Tag::Table, place.parent);
        let head_node = self.tree.add(Tag::TableHead, node);
        let body_node = self.tree.add(Tag::TableBody, node);
        self.space(6.0);
        let from = self.strips.len();
        let head = self.row(&table.head, &columns, &head_style, (head_node, Tag::HeaderCell), place);
        let repeated = Rc::new(as_artifact(&head));
        let before = std::mem::take(&mut self.gap);
        let head = head.into_iter().map(|strip| Strip { keep: true, ..strip });
        self.strips.extend(head);
        if let Some(first) = self.strips.get_mut(from) {
            first.before = before;
        }
        for (index, cells) in table.rows.iter().enumerate() {
            let row = self.row(cells, &columns, &cell_style, (body_node, Tag::Cell), place);
            // The head takes two rows along, and the last row is not left alone.
            let keep = index == 0 || index + 2 == table.rows.len();
            let keep = keep && index + 1 < table.rows.len();
            self.strips.extend(row.into_iter().map(|strip| Strip {
                keep,
                head: Some(Rc::clone(&repeated)),
                ..strip
            }));
        }
        if table.rows.len() <= 6 {
            self.keep_from(from);
        }
        self.gap = 13.0;
    }

    /// Measures the columns and shares the width among them.
    fn columns(&mut self, table: &Table, place: Place, head: &Style, cell: &Style) -> Vec<Column> {
        let count = table.aligns.len();
        let mut needs = Vec::with_capacity(count);
        let mut decimals = Vec::with_capacity(count);
        for (index, align) in table.aligns.iter().enumerate() {
            let mut need = Need { natural: 0.0, least: 0.0 };
            let (mut left, mut right, mut numbers): (f32, f32, usize) = (0.0, 0.0, 0);
            for (row, style) in
                std::iter::once((&table.head, head)).chain(table.rows.iter().map(|r| (r, cell)))
            {
                let Some(words) = row.get(index) else {
                    continue;
                };
                let (natural, least) = self.measure(words, style);
                need.natural = need.natural.max(natural);
                need.least = need.least.max(least);
                let tail = self
                    .decimals_of(words, cell, natural)
                    .filter(|_| *align == Align::Right && !std::ptr::eq(style, head));
                if let Some(tail) = tail {
                    left = left.max(natural - tail);
                    right = right.max(tail);
                    numbers += 1;
                }
            }
            let said = table.rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_empty());
            let aligned = numbers > 1 && numbers * 3 >= said.count() * 2;
            if aligned {
                need.natural = need.natural.max(left + right);
                need.least = need.least.max(left + right);
            }
            needs.push(need);
            decimals.push(aligned.then_some(right));
        }
        let gaps = count.saturating_sub(1) as f32;
        let mut gutter = GUTTER;
        let widths = if columns::fit(&needs, place.width - gutter * gaps) {
            columns::spread(&needs, place.width - gutter * gaps)
        } else {
            gutter = if count > CROWD { GUTTER_OF_CROWD } else { GUTTER };
            let rows = self.some_rows(table, head, cell);
            columns::share(&needs, &rows, place.width - gutter * gaps)
        };
        let mut x = place.x;
        let mut found = Vec::with_capacity(count);
        for ((width, align), decimals) in widths.into_iter().zip(&table.aligns).zip(decimals) {
            found.push(Column { x, width, align: *align, decimals });
            x += width + gutter;
        }
        found
    }

    /// The cells of the head and of some rows, all over the table, as parts that are not broken.
    fn some_rows(&mut self, table: &Table, head: &Style, cell: &Style) -> Vec<Vec<Vec<Chunk>>> {
        let rows = table.rows.iter().step_by(table.rows.len() / SEEN + 1).map(|row| (row, cell));
        let rows: Vec<_> = std::iter::once((&table.head, head)).chain(rows).collect();
        let mut found = Vec::with_capacity(rows.len());
        for (row, style) in rows {
            let cells = row.iter().map(|words| lines::chunks(self.shaper, words, style, self.language));
            found.push(cells.collect());
        }
        found
    }

    /// The width of what stands from the decimal mark on, where the words are a number.
    fn decimals_of(&mut self, words: &[Inline], style: &Style, width: f32) -> Option<f32> {
        let text = plain(words);
        let at = columns::decimal_mark(&text)?;
        let [Inline::Run(run)] = words else {
            return Some(0.0);
        };
        let head =
            Inline::Run(crate::render::document::Run { text: text.get(..at)?.to_owned(), ..run.clone() });
        let (before, _) = self.measure(&[head], style);
        Some((width - before).max(0.0))
    }

    /// A row with a hairline below it: one strip, or several where it is too high to stay in one piece.
    fn row(
        &mut self,
        cells: &[Vec<Inline>],
        columns: &[Column],
        style: &Style,
        (parent, tag): (NodeIndex, Tag),
        place: Place,
    ) -> Vec<Strip> {
        let row = self.tree.add(Tag::Row, parent);
        let is_head = tag == Tag::HeaderCell;
        let mut set = Vec::with_capacity(columns.len());
        for (words, column) in cells.iter().zip(columns) {
            let paragraph = self.set(words, style, column.width);
            let node = self.tree.add(tag, row);
            let shift = self.decimal_shift(words, &paragraph, column, style).filter(|_| !is_head);
            set.push(Cell { paragraph, node, shift, links: Vec::new() });
        }
        let most = set.iter().map(|cell| cell.paragraph.lines.len()).max().unwrap_or(0).max(1);
        let at_once = if most > TALLEST { TALLEST } else { most };
        let mut strips = Vec::new();
        for first in (0..most).step_by(at_once) {
            let count = at_once.min(most - first);
            let (top, bottom) =
                (if first == 0 { PAD } else { 0.0 }, if first + count == most { PAD } else { 0.0 });
            let mut draws = Vec::new();
            for (cell, column) in set.iter_mut().zip(columns) {
                // A heading stands on the line below it.
                let drop = if is_head { most - cell.paragraph.lines.len().min(most) } else { 0 };
                self.cell(cell, column, style, (first, count, drop), top, &mut draws);
            }
            let height = top + style.leading * count as f32 + bottom;
            if bottom > 0.0 {
                let (width, colour) = if is_head { (0.8, self.theme.ink) } else { (0.35, self.theme.rule) };
                let below = Draw::Stroke {
                    x1: place.x,
                    y1: height,
                    x2: place.x + place.width,
                    y2: height,
                    width,
                    dashed: false,
                    colour,
                };
                draws.extend([Draw::Begin(None), below, Draw::End]);
            }
            strips.push(Strip { height, draws, ..Strip::default() });
        }
        strips
    }

    /// How far a number is moved so that its decimal mark stands with the others.
    fn decimal_shift(
        &mut self,
        words: &[Inline],
        paragraph: &Paragraph,
        column: &Column,
        style: &Style,
    ) -> Option<f32> {
        let right = column.decimals.filter(|_| paragraph.lines.len() == 1)?;
        let tail = self.decimals_of(words, style, paragraph.natural)?;
        Some(column.width - right - (paragraph.natural - tail))
    }

    /// Draws `count` lines of a cell from line `first` on, each `drop` lines lower.
    fn cell(
        &mut self,
        cell: &mut Cell,
        column: &Column,
        style: &Style,
        (first, count, drop): (usize, usize, usize),
        top: f32,
        out: &mut Vec<Draw>,
    ) {
        if first == 0 && cell.paragraph.lines.iter().all(|line| line.segments.is_empty()) {
            out.extend([Draw::Begin(Some(cell.node)), Draw::End]);
            return;
        }
        let lines: Vec<_> = cell
            .paragraph
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| (index + drop, Arc::clone(line)))
            .collect();
        for (index, line) in lines.into_iter().filter(|(index, _)| (first..first + count).contains(index)) {
            let slack = (column.width - line.width).max(0.0);
            let x = match column.align {
                Align::Left => 0.0,
                Align::Centre => slack / 2.0,
                Align::Right => cell.shift.unwrap_or(slack).clamp(0.0, slack),
            };
            let y = top + cell.paragraph.baseline + cell.paragraph.leading * (index - first) as f32;
            self.line(&line, style, (column.x + x, y), cell.node, &mut cell.links, out);
        }
    }
}

/// A head as it stands on later pages: drawn again, but said only once.
fn as_artifact(head: &[Strip]) -> Strip {
    let mut draws = vec![Draw::Begin(None)];
    let mut height = 0.0;
    for strip in head {
        let shown =
            strip.draws.iter().filter(|d| !matches!(d, Draw::Begin(_) | Draw::End | Draw::Link { .. }));
        draws.extend(shown.cloned().map(|mut draw| {
            draw.shift(0.0, height);
            draw
        }));
        height += strip.height;
    }
    draws.push(Draw::End);
    Strip { height, draws, ..Strip::default() }
}
