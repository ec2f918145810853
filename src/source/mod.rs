//! Where everything came from: the texts of the workspace, byte ranges in them, and their digests.
//!
//! Every fact keeps a [`Span`], from the parser to the last page, so that a message can show the
//! reader's own line and a letter's workings can name the file that a number stands in.

mod file;
mod flat;
mod folder;
mod span;

pub use file::SourceFile;
pub use file::Sources;
pub use file::hex;
pub use flat::flat;
pub use folder::Folder;
pub use folder::MemoryFolder;
pub use span::SourceId;
pub use span::Span;
pub use span::Spanned;
