//! What a person asks of the register: typed on the command line, or clicked in the page of `review`.

use super::published;
use crate::cli::Exit;
use crate::cli::Terminal;
use crate::cli::register_args::ChoiceArgs;
use crate::cli::register_args::SaidArgs;
use crate::cli::register_args::WhereArgs;
use crate::io::DiskFolder;
use crate::register::PublishedPaper;
use crate::register::Said;
use crate::run::booking::Choice;
use crate::run::booking::KeptNotice;
use crate::run::booking::Meant;
use crate::run::booking::Notices;
use crate::run::booking::Published;
use std::path::Path;
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

    /// What is asked for: notices, and the published run where anything else is.
    pub(super) fn about(&self, terminal: &mut Terminal) -> Result<About, Exit> {
        let folder = self.place.out().join("notices");
        let kept = match Notices::are_named(&self.choice) {
            true => DiskFolder::open_whole(&folder).map(|folder| Notices::read(&folder)).unwrap_or_default(),
            false => Notices::default(),
        };
        let meant = kept.meant(&self.choice, self.place.period);
        for fault in &meant.faults {
            terminal.fail(fault);
        }
        if !meant.faults.is_empty() {
            terminal.say("nothing was written");
            return Err(Exit::Data);
        }
        let run = match meant.is_all() && self.run.is_none() {
            true => None,
            false => Some(self.seen(terminal)?),
        };
        Ok(About { meant, run, nothing: Published::default() })
    }
}

/// What a command is about.
pub(super) struct About {
    meant: Meant,
    run: Option<(Published, DiskFolder, PathBuf)>,
    nothing: Published,
}

impl About {
    /// The published run; one without anything in it where only notices are meant.
    pub(super) fn run(&self) -> &Published {
        self.run.as_ref().map_or(&self.nothing, |(run, ..)| run)
    }

    /// The run with its folder.
    pub(super) fn place(&self) -> Option<(&Published, &DiskFolder, &Path)> {
        self.run.as_ref().map(|(run, folder, path)| (run, folder, path.as_path()))
    }

    /// The notices.
    pub(super) fn notices(&self) -> &[KeptNotice] {
        &self.meant.notices
    }

    /// The choice without notices.
    pub(super) fn choice(&self) -> &Choice {
        &self.meant.rest
    }

    /// Documents of the run and notices, each with what made it.
    pub(super) fn papers<'a>(
        &'a self,
        of_run: &[&'a PublishedPaper],
    ) -> Vec<(&'a str, Vec<&'a PublishedPaper>)> {
        let notices = self.notices().iter().map(|notice| (notice.id.as_str(), vec![&notice.paper]));
        std::iter::once((self.run().run.as_str(), of_run.to_vec())).chain(notices).collect()
    }

    /// Names that nothing has: those that no notice has, and those that nothing of the run has.
    pub(super) fn unknown(&self, of_run: &[(String, String)]) -> Vec<(String, String)> {
        [of_run, &self.meant.unknown].concat()
    }
}
