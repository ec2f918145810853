//! The body: blocks to paragraphs, lists and boxes.

use std::collections::BTreeMap;

use crate::compose::figure::Figure;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Front;
use crate::render::document::Inline;
use crate::render::docx::drawing;
use crate::render::docx::drawing::Numbers;
use crate::render::docx::letters::Letters;
use crate::render::docx::look::measure;
use crate::render::docx::numbering::BULLETS;
use crate::render::docx::numbering::Lists;
use crate::render::docx::opening;
use crate::render::docx::runs::Links;
use crate::render::docx::runs::paragraph;
use crate::render::docx::runs::runs;
use crate::render::docx::runs::words;
use crate::render::docx::table;

/// What a paragraph inherits from what it stands in.
#[derive(Clone, Copy, Default)]
pub(super) struct Within {
    /// The style of running words here; none for that of the document.
    style: Option<&'static str>,
    /// How deep in lists, from 1; 0 outside.
    depth: usize,
    /// Whether it stays on the page of what follows.
    pub(super) keep: bool,
}

/// Writes the body.
pub(super) struct Story<'a> {
    pub(super) out: String,
    pub(super) front: &'a Front,
    figures: &'a BTreeMap<String, Figure>,
    letters: &'a Letters,
    pub(super) links: Links,
    pub(super) lists: Lists,
    numbers: Numbers,
    /// The next paragraph begins a page.
    page: bool,
    /// The next paragraph follows a table, which keeps no distance of its own.
    after_table: bool,
}

impl<'a> Story<'a> {
    /// The body of a document.
    pub(super) fn of(
        document: &'a Document,
        figures: &'a BTreeMap<String, Figure>,
        letters: &'a Letters,
    ) -> Self {
        let mut story = Story {
            out: String::with_capacity(64 * 1024),
            front: &document.front,
            figures,
            letters,
            links: Links::default(),
            lists: Lists::default(),
            numbers: Numbers::default(),
            page: false,
            after_table: false,
        };
        if document.front.is_letter() {
            let rest = opening::open(&mut story, &document.blocks);
            story.sequence(&rest, Within::default());
        } else {
            story.blocks(&document.blocks, Within::default());
        }
        if story.after_table {
            story.plain("Normal", "", "");
        }
        story
    }

    /// Blocks one after another.
    fn blocks(&mut self, all: &[Block], within: Within) {
        self.sequence(&all.iter().collect::<Vec<_>>(), within);
    }

    fn sequence(&mut self, all: &[&Block], within: Within) {
        for (index, block) in all.iter().enumerate() {
            let next = all.get(index + 1);
            let signed = matches!(next, Some(Block::Div { class: Class::Signature, .. }));
            // What is kept together is kept with its next block, so the last one goes free.
            let keep = signed || (within.keep && next.is_some());
            self.block(block, Within { keep, ..within });
        }
    }

    fn block(&mut self, block: &Block, within: Within) {
        match block {
            Block::Heading { level, inlines } => {
                const STYLES: [&str; 6] =
                    ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
                let level = usize::from((*level).clamp(1, 6) - 1);
                let content = runs(inlines, "", &mut self.links);
                self.after_table = false;
                self.plain(STYLES.get(level).unwrap_or(&"Heading6"), "", &content);
            }
            Block::Paragraph(inlines) => self.text(inlines, within),
            Block::List { start, items } => self.list(*start, items, within),
            Block::Table(rows) => {
                self.begin_table();
                let made = table::table(rows, measure(self.front), within.keep, &mut self.links);
                self.out.push_str(&made);
                self.after_table = true;
            }
            Block::Rule => {
                let line = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"C4CAD0\"/></w:pBdr>";
                self.plain("Normal", line, "");
            }
            Block::Code { text, .. } => {
                let lines: Vec<String> = text.lines().map(|line| words(line, "")).collect();
                self.plain("Code", "", &lines.join("<w:r><w:br/></w:r>"));
                self.after_table = true;
            }
            Block::Quote(inner) => self.blocks(inner, Within { style: Some("Quote"), ..within }),
            Block::Figure { name, alt } => self.figure(name, alt),
            Block::Div { class, argument, blocks } => self.div(*class, argument, blocks, within),
        }
    }

    fn div(&mut self, class: Class, argument: &str, inner: &[Block], within: Within) {
        match class {
            Class::Credit | Class::Callout => {
                let style = if class == Class::Credit { "Credit" } else { "Callout" };
                if !argument.is_empty() {
                    self.plain("BoxLabel", "", &words(argument, ""));
                }
                self.blocks(inner, Within { style: Some(style), ..within });
            }
            Class::Small => self.blocks(inner, Within { style: Some("SmallPrint"), ..within }),
            Class::Subject => self.blocks(inner, Within { style: Some("Title"), ..within }),
            Class::Signature => self.signature(inner),
            Class::Keep => self.blocks(inner, Within { keep: true, ..within }),
            Class::Annex => {
                self.page = true;
                if !argument.is_empty() {
                    self.plain("Heading2", "", &words(argument, ""));
                }
                self.blocks(inner, within);
            }
            Class::PageBreak => self.page = true,
            Class::Return => {}
            Class::Address => self.blocks(inner, Within { style: Some("EnvelopeAddress"), ..within }),
            Class::Meta => self.blocks(inner, Within { style: Some("Reference"), ..within }),
            Class::Step => self.blocks(inner, within),
        }
    }

    /// A paragraph of running words.
    fn text(&mut self, inlines: &[Inline], within: Within) {
        let style = within.style.unwrap_or(if within.depth > 0 { "ListContinue" } else { "BodyText" });
        let content = runs(inlines, "", &mut self.links);
        let keep = if within.keep { "<w:keepNext/>" } else { "" };
        let indent =
            if within.depth > 0 && within.style.is_none() { step_in(within.depth) } else { String::new() };
        self.put(style, keep, &indent, &content);
    }

    /// A paragraph with these properties; what the place asks for is put before them in the order of the format.
    fn put(&mut self, style: &str, first: &str, last: &str, content: &str) {
        let page = if std::mem::take(&mut self.page) { "<w:pageBreakBefore/>" } else { "" };
        let space = if std::mem::take(&mut self.after_table) { "<w:spacing w:before=\"200\"/>" } else { "" };
        self.out.push_str(&paragraph(style, &format!("{first}{page}{space}{last}"), content));
    }

    /// A paragraph without anything of its own but, say, a border.
    pub(super) fn plain(&mut self, style: &str, border: &str, content: &str) {
        let page = if std::mem::take(&mut self.page) { "<w:pageBreakBefore/>" } else { "" };
        let space = if std::mem::take(&mut self.after_table) { "<w:spacing w:before=\"200\"/>" } else { "" };
        self.out.push_str(&paragraph(style, &format!("{page}{border}{space}"), content));
    }

    /// Two tables in a row would become one, and a table begins no page.
    fn begin_table(&mut self) {
        if self.page || self.after_table {
            self.after_table = false;
            self.plain("TableText", "", "");
        }
    }

    /// The next paragraph stands this far below what was before.
    pub(super) fn space(&mut self, style: &str, before: i64, content: &str) {
        self.out.push_str(&paragraph(style, &format!("<w:spacing w:before=\"{before}\"/>"), content));
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], within: Within) {
        let depth = within.depth + 1;
        let (style, number) = match start {
            None => ("ListBullet", BULLETS),
            Some(first) => ("ListNumber", self.lists.begin(first, depth)),
        };
        let level = (depth - 1).min(8);
        for (index, item) in items.iter().enumerate() {
            let keep = within.keep && index + 1 < items.len();
            let marker =
                format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>");
            let (first, rest) = match item.split_first() {
                Some((Block::Paragraph(inlines), rest)) => (runs(inlines, "", &mut self.links), rest),
                _ => (String::new(), item.as_slice()),
            };
            let page = if std::mem::take(&mut self.page) { "<w:pageBreakBefore/>" } else { "" };
            let space =
                if std::mem::take(&mut self.after_table) { "<w:spacing w:before=\"200\"/>" } else { "" };
            let keep = if keep { "<w:keepNext/>" } else { "" };
            // What follows the whole list stands as far below it as below a paragraph.
            let is_last = depth == 1 && index + 1 == items.len() && rest.is_empty();
            let space = match (space.is_empty(), is_last) {
                (false, _) => space,
                (true, true) => "<w:spacing w:after=\"140\"/>",
                (true, false) => "",
            };
            self.out.push_str(&paragraph(style, &format!("{keep}{page}{marker}{space}"), &first));
            self.blocks(rest, Within { depth, style: None, keep: false });
        }
    }

    fn signature(&mut self, inner: &[Block]) {
        for (index, block) in inner.iter().enumerate() {
            match block {
                Block::Paragraph(inlines) if index == 0 => {
                    // Room for a hand.
                    let content = runs(inlines, "", &mut self.links);
                    self.after_table = false;
                    self.space("Signature", 900, &content);
                }
                other => self.block(other, Within { style: Some("Signature"), ..Within::default() }),
            }
        }
    }

    fn figure(&mut self, name: &str, alt: &str) {
        let Some(figure) = self.figures.get(name) else {
            if !alt.is_empty() {
                self.plain("Caption", "", &words(&format!("[{alt}]"), ""));
            }
            return;
        };
        let drawing = drawing::figure(figure, self.front.accent_rgb(), self.letters, &mut self.numbers);
        self.after_table = false;
        let keep = if alt.is_empty() { "" } else { "<w:keepNext/>" };
        self.put("Figure", keep, "", &drawing);
        if !alt.is_empty() {
            self.plain("Caption", "", &words(alt, ""));
        }
    }
}

/// The indent of a paragraph that goes on in an item of a list.
fn step_in(depth: usize) -> String {
    format!("<w:ind w:left=\"{}\"/>", 280 * depth.min(9))
}
