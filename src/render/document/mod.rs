//! The small document model: what every renderer reads, whatever it writes.
//!
//! A document is Markdown with a TOML front matter between `+++` lines and blocks fenced by `:::` lines.
//! [`parse()`] reads it; nothing in it can run, load or point anywhere but to http, https and mailto.

mod assemble;
mod blocks;
mod edit;
mod fences;
mod front;
mod inline;
mod steps;
mod tables;

use std::fmt;

pub use assemble::parse;
pub use edit::NewWords;
pub use edit::edit;
pub use edit::holds_prose;
pub use edit::paragraphs;
pub use edit::prose;
pub use front::Front;
pub use front::PageSize;
pub use front::Window;
pub use front::colon;
pub use front::page_words;
pub use inline::Inline;
pub use inline::Run;
pub use inline::is_safe_link;
pub use inline::plain;
pub use steps::STEPS;
pub use steps::order_faults;
pub use steps::step_faults;
pub use tables::table_faults;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What stands in the front matter.
    pub front: Front,
    /// The body, in reading order.
    pub blocks: Vec<Block>,
}

/// Why a text is not a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentProblem {
    /// The line of the text, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for DocumentProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for DocumentProblem {}

/// One block of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number, or none for bullets.
        start: Option<u64>,
        /// The items, each a run of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// A horizontal rule.
    Rule,
    /// Code, line for line.
    Code {
        /// The word after the fence.
        language: String,
        /// The lines.
        text: String,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A figure, by the name under which the renderer is given it.
    Figure {
        /// The name.
        name: String,
        /// The words beside it: its caption.
        alt: String,
    },
    /// A fenced block.
    Div {
        /// What it is for.
        class: Class,
        /// The words after the class.
        argument: String,
        /// What stands in it.
        blocks: Vec<Block>,
    },
}

/// A table: as many alignments as columns, every row as long as the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How each column is aligned.
    pub aligns: Vec<Align>,
    /// The heading of each column.
    pub head: Vec<Vec<Inline>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    #[default]
    Left,
    /// To the middle.
    Centre,
    /// To the right; numbers align at their decimal mark.
    Right,
}

/// What a fenced block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The address of the recipient, put where the window of the envelope is.
    Address,
    /// The small line with the address of the sender, above the recipient's.
    Return,
    /// Date, customer number and references, as lines `Label: value`.
    Meta,
    /// The subject line.
    Subject,
    /// The boxed amount.
    Credit,
    /// A box beside the argument.
    Callout,
    /// Name and office of who signs, with room for a hand.
    Signature,
    /// One of the five steps of service recovery; of no effect on the layout.
    Step,
    /// Begins a new page; its argument is its heading.
    Annex,
    /// Kept together on one page.
    Keep,
    /// Begins a new page.
    PageBreak,
    /// Small print.
    Small,
}

impl Class {
    /// Every class with its name in a text.
    pub const ALL: [(&'static str, Class); 12] = [
        ("address", Class::Address),
        ("return", Class::Return),
        ("meta", Class::Meta),
        ("subject", Class::Subject),
        ("credit", Class::Credit),
        ("callout", Class::Callout),
        ("signature", Class::Signature),
        ("step", Class::Step),
        ("annex", Class::Annex),
        ("keep", Class::Keep),
        ("pagebreak", Class::PageBreak),
        ("small", Class::Small),
    ];

    /// The class of that name.
    pub fn named(name: &str) -> Option<Class> {
        Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
    }

    /// Its name in a text.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, c)| *c == self).map_or("", |(n, _)| n)
    }
}
