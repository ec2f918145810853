//! Templates as a product: which there are, what is wrong with them, copies to begin with, documents made again.

mod again;
mod check;
mod eject;
mod examples;
mod list;
mod set;
mod variants;

pub use again::Again;
pub use again::render_again;
pub use check::TemplateReport;
pub use check::check_templates;
pub use eject::Ejected;
pub use eject::eject;
pub use list::list_templates;
pub use set::TemplateSet;
