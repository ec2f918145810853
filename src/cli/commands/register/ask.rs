//! What a person asks of the register: typed on the command line, or clicked in the page of `review`.

use super::published;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::ChoiceArgs;
use crate::cli::register_args::SaidArgs;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::register::Said;
use crate::run::booking::Choice;
use crate::run::booking::Published;
use std::path::PathBuf;

/// What is to be done to what, and who says so.
pub(in crate::cli::commands) struct Ask {
    /// Where.
    pub place: WhereArgs,
    /// To what.
    pub choice: Choice,
    /// Only if the published run is this one: what the person looked at.
    pub run: Option<String>,
    /// Who says it, and why.
    pub said: Said,
    /// Whether it is only shown what would be written.
    pub is_dry: bool,
}

impl Ask {
    /// What was typed; `only_credits` narrows it to credits or documents.
    pub(super) fn typed(
        place: &WhereArgs,
        choice: &ChoiceArgs,
        only_credits: Option<bool>,
        said: &SaidArgs,
    ) -> Ask {
        Ask {
            place: place.clone(),
            choice: choice.choice(only_credits),
            run: None,
            said: said.said(),
            is_dry: said.dry_run,
        }
    }

    /// The published run, if it is what the person looked at.
    pub(super) fn seen(&self, terminal: &mut Terminal) -> Result<(Published, DiskFolder, PathBuf), Exit> {
        let (run, folder, path) = published(&self.place, terminal)?;
        if let Some(wanted) = self.run.as_ref().filter(|wanted| **wanted != run.run) {
            terminal.fail(&format!(
                "the published run is {}, not {wanted}: it was made again since you looked; nothing was written",
                run.run
            ));
            return Err(Exit::Data);
        }
        Ok((run, folder, path))
    }
}
