//! Facts to documents as plain data: what templates see, in words and figures.
//!
//! A document about one customer is made from a [`CustomerView`], which holds only that customer's
//! facts; a public one from a view that holds no internal prose, no customers and no money.

pub mod context;
mod facts;
pub mod figure;
mod view;

pub use facts::LineResult;
pub use facts::PeriodFacts;
pub use view::CustomerView;
pub use view::IncidentView;
pub use view::incident_views;
