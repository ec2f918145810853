//! Where everything came from: the texts of the workspace, byte ranges in them, and their digests.
//!
//! Every fact keeps a [`Span`], from the parser to the last page, so that a message can show the
//! reader's own line and a letter's workings can name the file that a number stands in.

mod edges;
mod file;
mod flat;
mod folder;
mod span;

pub use edges::begins_at;
pub use edges::ends_at;
pub use edges::is_edge;
pub use edges::is_han;
pub use edges::is_hiragana;
pub use edges::is_katakana;
pub use edges::is_unspaced;
pub use edges::is_whole;
pub use edges::words;
pub use file::SourceFile;
pub use file::Sources;
pub use file::hex;
pub use flat::flat;
pub use folder::Folder;
pub use folder::MemoryFolder;
pub use span::SourceId;
pub use span::Span;
pub use span::Spanned;
