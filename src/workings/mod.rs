//! Why a number is what it is: a tree of steps, each with its rule, its clause and its sources.
//!
//! The same tree is printed by `explain`, by the annex of a letter and by the ledger in JSON.

mod phrase;
mod step;
mod value;

pub use phrase::Arg;
pub use phrase::Phrase;
pub use step::Step;
pub use value::Value;
