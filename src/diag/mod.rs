//! Problems as data: what is so, where it stands, why it matters, what to write instead.
//!
//! A check never prints and never stops at the first problem: it pushes [`Diagnostic`]s and goes on.
//! Drawing them is the terminal's work.

mod code;
mod diagnostic;
mod similar;

pub use code::Code;
pub use diagnostic::Diagnostic;
pub use diagnostic::Diagnostics;
pub use diagnostic::Label;
pub use diagnostic::Place;
pub use diagnostic::Severity;
pub use similar::did_you_mean;
pub use similar::nearest;
