//! Documents as one HTML file: no script, no request, fit for mail and for print; the sibling of the PDF.

mod figure;
mod logo;
mod prose;
mod style;

use std::collections::BTreeMap;

use crate::compose::figure::Figure;
use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Table;

pub use prose::prose_of;

/// Writes a document as one self-contained HTML file, with figures as inline SVG.
pub fn to_html(document: &Document, figures: &BTreeMap<String, Figure>) -> String {
    let front = &document.front;
    let mut writer =
        Writer { out: String::with_capacity(16 * 1024), figures, accent: front.accent_rgb(), drawn: 0 };
    writer.head(document);
    writer.letterhead(document);
    writer.out.push_str("<main>\n");
    writer.blocks(&document.blocks);
    writer.out.push_str("</main>\n");
    if !front.footer.is_empty() {
        writer.out.push_str(&format!("<footer>{}</footer>\n", escaped(&front.footer)));
    }
    writer.out.push_str("</div>\n</body>\n</html>\n");
    writer.out
}

/// Escapes words for text and for attributes in double quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' => {}
            c => out.push(c),
        }
    }
    out
}

struct Writer<'a> {
    out: String,
    figures: &'a BTreeMap<String, Figure>,
    accent: (u8, u8, u8),
    drawn: usize,
}

impl Writer<'_> {
    fn head(&mut self, document: &Document) {
        let front = &document.front;
        let kind = if front.is_letter() { "letter" } else { "report" };
        self.out.push_str(&format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
            escaped(front.language())
        ));
        self.out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.out.push_str(&format!("<title>{}</title>\n", escaped(&front.title)));
        for (name, content) in [
            ("author", &front.author),
            ("description", &front.subject),
            ("keywords", &front.keywords.join(", ")),
        ] {
            if !content.is_empty() {
                self.out.push_str(&format!("<meta name=\"{name}\" content=\"{}\">\n", escaped(content)));
            }
        }
        self.out.push_str(&format!(
            "<style>\n{}</style>\n</head>\n<body>\n<div class=\"sheet {kind}\">\n",
            style::sheet(front)
        ));
        if !front.mark.is_empty() {
            self.out.push_str(&format!("<p class=\"mark\">{}</p>\n", escaped(&front.mark)));
        }
    }

    fn letterhead(&mut self, document: &Document) {
        let front = &document.front;
        if front.brand.is_empty() && front.sender.is_empty() {
            return;
        }
        self.out.push_str("<header>\n");
        if let Some(logo) = logo::drawn(&front.logo, &front.brand) {
            self.out.push_str(&logo);
            self.out.push('\n');
        }
        if !front.brand.is_empty() {
            self.out.push_str(&format!("<p class=\"brand\">{}</p>\n", escaped(&front.brand)));
        }
        if !front.sender.is_empty() {
            let lines: Vec<String> = front.sender.iter().map(|l| escaped(l)).collect();
            self.out.push_str(&format!("<p class=\"sender\">{}</p>\n", lines.join("<br>\n")));
        }
        self.out.push_str("</header>\n");
    }

    fn blocks(&mut self, all: &[Block]) {
        for block in all {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, inlines } => {
                let level = (*level).clamp(1, 6);
                self.out.push_str(&format!("<h{level}>{}</h{level}>\n", words(inlines)));
            }
            Block::Paragraph(inlines) => self.out.push_str(&format!("<p>{}</p>\n", words(inlines))),
            Block::List { start, items } => self.list(*start, items),
            Block::Table(table) => self.table(table),
            Block::Rule => self.out.push_str("<hr>\n"),
            Block::Code { text, .. } => {
                self.out.push_str(&format!("<pre><code>{}</code></pre>\n", escaped(text)))
            }
            Block::Quote(inner) => self.wrapped("blockquote", "", inner),
            Block::Figure { name, alt } => {
                if let Some(figure) = self.figures.get(name) {
                    self.drawn += 1;
                    let drawing = figure::svg(figure, self.drawn, self.accent);
                    let caption = if alt.is_empty() {
                        String::new()
                    } else {
                        format!("\n<figcaption>{}</figcaption>", escaped(alt))
                    };
                    self.out.push_str(&format!("<figure>\n{drawing}{caption}\n</figure>\n"));
                } else if !alt.is_empty() {
                    self.out.push_str(&format!("<p>[{}]</p>\n", escaped(alt)));
                }
            }
            Block::Div { class, argument, blocks } => self.div(*class, argument, blocks),
        }
    }

    fn wrapped(&mut self, tag: &str, attributes: &str, inner: &[Block]) {
        self.out.push_str(&format!("<{tag}{attributes}>\n"));
        self.blocks(inner);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn div(&mut self, class: Class, argument: &str, inner: &[Block]) {
        let name = class.name();
        match class {
            Class::Step => {
                self.wrapped("div", &format!(" class=\"step\" data-step=\"{}\"", escaped(argument)), inner);
            }
            Class::Subject => {
                for block in inner {
                    if let Block::Paragraph(inlines) = block {
                        self.out.push_str(&format!("<h1 class=\"subject\">{}</h1>\n", words(inlines)));
                    }
                }
            }
            Class::Return | Class::PageBreak => {}
            Class::Annex => {
                self.out.push_str("<section class=\"annex\">\n");
                if !argument.is_empty() {
                    self.out.push_str(&format!("<h2>{}</h2>\n", escaped(argument)));
                }
                self.blocks(inner);
                self.out.push_str("</section>\n");
            }
            _ => {
                self.out.push_str(&format!("<div class=\"{name}\">\n"));
                if !argument.is_empty() && matches!(class, Class::Credit | Class::Callout) {
                    self.out.push_str(&format!("<p class=\"label\">{}</p>\n", escaped(argument)));
                }
                self.blocks(inner);
                self.out.push_str("</div>\n");
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let (tag, attributes) = match start {
            Some(1) => ("ol", String::new()),
            Some(number) => ("ol", format!(" start=\"{number}\"")),
            None => ("ul", String::new()),
        };
        self.out.push_str(&format!("<{tag}{attributes}>\n"));
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                [Block::Paragraph(inlines)] => self.out.push_str(&words(inlines)),
                [Block::Paragraph(inlines), rest @ ..] => {
                    self.out.push_str(&words(inlines));
                    self.out.push('\n');
                    self.blocks(rest);
                }
                other => self.blocks(other),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str("<table>\n<thead>\n");
        self.row(&table.head, &table.aligns, "th", " scope=\"col\"");
        self.out.push_str("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, &table.aligns, "td", "");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, cells: &[Vec<Inline>], aligns: &[Align], tag: &str, attributes: &str) {
        self.out.push_str("<tr>");
        for (cell, align) in cells.iter().zip(aligns) {
            let class = match align {
                Align::Left => "",
                Align::Centre => " class=\"centre\"",
                Align::Right => " class=\"right\"",
            };
            self.out.push_str(&format!("<{tag}{attributes}{class}>{}</{tag}>", words(cell)));
        }
        self.out.push_str("</tr>\n");
    }
}

/// Words with their marks.
fn words(inlines: &[Inline]) -> String {
    styled(inlines, "", "")
}

/// Words with their marks; code and links have attributes of their own.
pub(in crate::render) fn styled(inlines: &[Inline], code: &str, link: &str) -> String {
    let mut out = String::new();
    for inline in inlines {
        let Inline::Run(run) = inline else {
            out.push_str("<br>\n");
            continue;
        };
        let mut text = escaped(&run.text);
        if run.code {
            text = format!("<code{code}>{text}</code>");
        }
        if run.italic {
            text = format!("<em>{text}</em>");
        }
        if run.bold {
            text = format!("<strong>{text}</strong>");
        }
        if let Some(to) = &run.link {
            text = format!("<a href=\"{}\"{link}>{text}</a>", escaped(to));
        }
        out.push_str(&text);
    }
    out
}
