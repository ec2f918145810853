//! `init`: a commented workspace that runs as it is.

use crate::run::Artefact;

/// The files of a new workspace.
pub fn scaffold() -> Vec<Artefact> {
    Vec::new()
}
