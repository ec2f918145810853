//! Half-open stretches of time and sets of them: union, difference, clip, and labelled sweeps.
//!
//! The laws, each tested by the property of the same name against a slow oracle of single seconds:
//! `a_set_is_sorted_and_apart`, `union_is_what_either_covers`, `difference_is_what_only_the_first_covers`,
//! `lengths_of_union_and_intersection_add_up`, `clipping_then_measuring_is_measuring_the_clip`,
//! `a_sweep_names_exactly_the_labels_that_cover`.

mod hours;
mod set;
mod stretch;
mod sweep;

pub use hours::Hours;
pub use set::IntervalSet;
pub use stretch::Interval;
pub use sweep::Segment;
pub use sweep::sweep;
