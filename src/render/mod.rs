//! Documents to bytes: templates, the document model, and one renderer for each form.

mod builtin;
pub mod book;
pub mod calendar;
pub mod document;
pub mod docx;
pub mod html;
mod kinsoku;
mod logo;
pub mod mail;
pub mod markdown;
pub mod pdf;
pub mod table;
pub mod template;
pub mod text;
pub mod xlsx;

pub use builtin::builtin_templates;
pub use builtin::has_builtin_template;
