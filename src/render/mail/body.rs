//! The letter as the HTML of a mail: every style stands on its element and boxes are tables, because many mail
//! programs drop style sheets, classes, drawings and modern layout. Figures are left to the PDF; their words stay.

use std::collections::BTreeMap;

use crate::compose::figure::Figure;
use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Front;
use crate::render::document::Inline;
use crate::render::document::Table;
use crate::render::html::escaped;
use crate::render::html::styled;
use crate::render::text::figure_words;

const SERIF: &str = "font-family:Georgia,'Times New Roman',serif;";
const SANS: &str = "font-family:'Segoe UI',Helvetica,Arial,sans-serif;";
const MONO: &str = "font-family:Consolas,Menlo,monospace;";
const MUTED: &str = "color:#5c636b;";
/// Type in cells: some programs hand nothing down to them.
const CELL: &str =
    "font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:14px;line-height:1.4;color:#1f2328;";
const INK: &str = "color:#1f2328;";

/// Writes the letter for a mail.
pub(super) fn to_mail(document: &Document, figures: &BTreeMap<String, Figure>) -> String {
    let front = &document.front;
    let (r, g, b) = front.accent_rgb();
    let accent = format!("#{r:02x}{g:02x}{b:02x}");
    let language = front.language();
    let mut body = Body { out: String::with_capacity(24 * 1024), accent, figures, language };
    body.open(front);
    body.blocks(&document.blocks, "");
    body.close(front);
    body.out
}

struct Body<'a> {
    out: String,
    accent: String,
    figures: &'a BTreeMap<String, Figure>,
    language: &'a str,
}

impl Body<'_> {
    fn open(&mut self, front: &Front) {
        self.out.push_str(&format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n</head>\n\
             <body style=\"margin:0;padding:0;background-color:#ffffff;\">\n\
             <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\">\n\
             <table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
             style=\"width:100%;max-width:640px;\"><tr>\
             <td lang=\"{language}\" style=\"padding:24px 16px;text-align:left;{SERIF}font-size:16px;line-height:1.5;{INK}\">\n",
            escaped(&front.title),
            language = escaped(front.language()),
        ));
        if !front.mark.is_empty() {
            self.words(
                "p",
                "margin:0 0 16px;color:#b83a33;font-weight:bold;font-size:12px;",
                SANS,
                &escaped(&front.mark),
            );
        }
        if !front.brand.is_empty() {
            let style = format!(
                "margin:0 0 4px;color:{};font-weight:bold;font-size:22px;line-height:1.2;",
                self.accent
            );
            self.words("p", &style, SANS, &escaped(&front.brand));
        }
        if !front.sender.is_empty() {
            let lines: Vec<String> = front.sender.iter().map(|l| escaped(l)).collect();
            let style = format!(
                "margin:0 0 24px;padding:0 0 10px;border-bottom:2px solid {};{MUTED}font-size:12px;line-height:1.45;",
                self.accent
            );
            self.words("p", &style, SANS, &lines.join("<br>\n"));
        }
    }

    fn close(&mut self, front: &Front) {
        if !front.footer.is_empty() {
            let style = format!(
                "margin:32px 0 0;padding:10px 0 0;border-top:1px solid #c4cad0;{MUTED}font-size:12px;"
            );
            self.words("p", &style, SANS, &escaped(&front.footer));
        }
        self.out.push_str("</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n");
    }

    fn words(&mut self, tag: &str, style: &str, family: &str, content: &str) {
        self.out.push_str(&format!("<{tag} style=\"{style}{family}\">{content}</{tag}>\n"));
    }

    /// Blocks; `style` is what their place adds to the style of running words.
    fn blocks(&mut self, all: &[Block], style: &str) {
        for block in all {
            self.block(block, style);
        }
    }

    fn block(&mut self, block: &Block, style: &str) {
        match block {
            Block::Heading { level, inlines } => {
                let level = (*level).clamp(1, 6);
                let size = match level {
                    1 => 20,
                    2 => 18,
                    _ => 16,
                };
                let look =
                    format!("margin:24px 0 8px;font-size:{size}px;line-height:1.3;font-weight:bold;{INK}");
                let content = self.inline(inlines);
                self.words(&format!("h{level}"), &look, SANS, &content);
            }
            Block::Paragraph(inlines) => {
                let content = self.inline(inlines);
                self.out.push_str(&format!("<p style=\"margin:0 0 14px;{style}\">{content}</p>\n"));
            }
            Block::List { start, items } => self.list(*start, items, style),
            Block::Table(table) => self.table(table),
            Block::Rule => {
                self.out.push_str("<hr style=\"border:0;border-top:1px solid #c4cad0;margin:24px 0;\">\n");
            }
            Block::Code { text, .. } => self.out.push_str(&format!(
                "<pre style=\"margin:0 0 14px;padding:10px 12px;background-color:#f2f4f6;font-size:13px;\
                 white-space:pre-wrap;{MONO}\">{}</pre>\n",
                escaped(text)
            )),
            Block::Quote(inner) => {
                self.out.push_str(
                    "<blockquote style=\"margin:0 0 14px;padding:0 0 0 16px;border-left:3px solid #c4cad0;\">\n",
                );
                self.blocks(inner, style);
                self.out.push_str("</blockquote>\n");
            }
            Block::Figure { name, alt } => {
                let says = self.figures.get(name).map_or("", |f| f.alt.trim());
                let words = figure_words(alt, says, self.language);
                let look = format!("margin:0 0 14px;{MUTED}font-size:13px;");
                if !words.is_empty() {
                    self.words("p", &look, SANS, &format!("[{}]", escaped(&words)));
                }
            }
            Block::Div { class, argument, blocks } => self.div(*class, argument, blocks, style),
        }
    }

    fn div(&mut self, class: Class, argument: &str, inner: &[Block], style: &str) {
        match class {
            Class::Return | Class::PageBreak => {}
            Class::Subject => {
                for block in inner {
                    if let Block::Paragraph(inlines) = block {
                        let content = self.inline(inlines);
                        let look =
                            format!("margin:0 0 18px;font-size:18px;line-height:1.35;font-weight:bold;{INK}");
                        self.words("h1", &look, SANS, &content);
                    }
                }
            }
            Class::Credit | Class::Callout => self.boxed(argument, inner),
            Class::Annex => {
                self.out.push_str(&format!(
                    "<hr style=\"border:0;border-top:2px solid {};margin:36px 0 0;\">\n",
                    self.accent
                ));
                if !argument.is_empty() {
                    let look = format!("margin:24px 0 8px;font-size:18px;font-weight:bold;{INK}");
                    self.words("h2", &look, SANS, &escaped(argument));
                }
                self.blocks(inner, style);
            }
            Class::Meta => self.blocks(inner, &format!("{style}{MUTED}font-size:14px;{SANS}")),
            Class::Small => self.blocks(inner, &format!("{style}{MUTED}font-size:13px;")),
            Class::Address | Class::Signature | Class::Step | Class::Keep => self.blocks(inner, style),
        }
    }

    /// A box with the accent at its left: a table of one cell, which every program draws.
    fn boxed(&mut self, label: &str, inner: &[Block]) {
        self.out.push_str(&format!(
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:6px 0 20px;\">\
             <tr><td style=\"padding:14px 18px 0;background-color:#f2f4f6;border-left:4px solid {};{SANS}font-size:16px;line-height:1.5;{INK}\">\n",
            self.accent
        ));
        if !label.is_empty() {
            let look = format!("margin:0 0 4px;font-weight:bold;font-size:13px;{MUTED}");
            self.words("p", &look, SANS, &escaped(label));
        }
        self.blocks(inner, "");
        self.out.push_str("</td></tr></table>\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], style: &str) {
        let (tag, attributes) = match start {
            Some(1) => ("ol", String::new()),
            Some(number) => ("ol", format!(" start=\"{number}\"")),
            None => ("ul", String::new()),
        };
        self.out
            .push_str(&format!("<{tag}{attributes} style=\"margin:0 0 14px;padding:0 0 0 24px;{style}\">\n"));
        for item in items {
            self.out.push_str("<li style=\"margin:0 0 4px;\">");
            match item.split_first() {
                Some((Block::Paragraph(inlines), rest)) => {
                    let content = self.inline(inlines);
                    self.out.push_str(&content);
                    self.blocks(rest, style);
                }
                _ => self.blocks(item, style),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str(
            "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
             style=\"width:100%;margin:0 0 20px;border-collapse:collapse;\">\n",
        );
        let head = "border-bottom:2px solid #1f2328;font-weight:bold;vertical-align:bottom;";
        self.row(&table.head, &table.aligns, "th", " scope=\"col\"", head);
        for cells in &table.rows {
            self.row(cells, &table.aligns, "td", "", "border-bottom:1px solid #d9dde1;vertical-align:top;");
        }
        self.out.push_str("</table>\n");
    }

    fn row(&mut self, cells: &[Vec<Inline>], aligns: &[Align], tag: &str, attributes: &str, style: &str) {
        self.out.push_str("<tr>");
        for (index, (cell, align)) in cells.iter().zip(aligns).enumerate() {
            let side = match align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
            };
            let gap = if index + 1 == cells.len() { 0 } else { 12 };
            let content = self.inline(cell);
            self.out.push_str(&format!(
                "<{tag}{attributes} align=\"{side}\" style=\"padding:5px {gap}px 5px 0;text-align:{side};{style}{CELL}\">{content}</{tag}>"
            ));
        }
        self.out.push_str("</tr>\n");
    }

    fn inline(&self, inlines: &[Inline]) -> String {
        let code = format!(" style=\"{MONO}font-size:90%;\"");
        styled(inlines, &code, &format!(" style=\"color:{};\"", self.accent))
    }
}
