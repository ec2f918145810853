//! The one object that talks to the terminal: data to standard output, talk to standard error.

use crate::cli::args::Color;
use crate::cli::args::MessageFormat;
use crate::cli::draw::draw;
use crate::cli::draw::draw_json;
use crate::diag::Diagnostics;
use crate::diag::Severity;
use crate::ingest::evidence::Progress;
use crate::source::Sources;
use indicatif::HumanCount;
use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;
use std::io::IsTerminal;
use std::io::Write;

/// Standard output, standard error, and how to write to them.
pub struct Terminal {
    format: MessageFormat,
    colour: bool,
    kept: Option<String>,
}

impl Terminal {
    /// The terminal that the process has.
    pub fn new(format: MessageFormat, color: Color) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let colour = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stderr().is_terminal() && !no_color,
        };
        Terminal { format, colour, kept: None }
    }

    /// One that keeps what is said instead of writing it: for answers that a browser gets.
    pub fn keeping() -> Self {
        Terminal { format: MessageFormat::Human, colour: false, kept: Some(String::new()) }
    }

    /// What was kept.
    pub fn said(self) -> String {
        self.kept.unwrap_or_default()
    }

    fn tell(&mut self, text: &str) {
        match &mut self.kept {
            Some(kept) => kept.push_str(text),
            None => {
                let _ = std::io::stderr().write_all(text.as_bytes());
            }
        }
    }

    /// Data: what the command was asked for. A closed pipe ends quietly.
    pub fn data(&mut self, text: &str) {
        match &mut self.kept {
            Some(kept) => kept.push_str(text),
            None => {
                let _ = std::io::stdout().write_all(text.as_bytes());
            }
        }
    }

    /// Talk for people; left out when messages go to machines.
    pub fn say(&mut self, text: &str) {
        if self.format == MessageFormat::Human {
            self.tell(&format!("{text}\n"));
        }
    }

    /// An error that is not about the data.
    pub fn fail(&mut self, text: &str) {
        self.tell_as("error", text);
    }

    /// A warning that is not about a place in the data.
    pub fn warn(&mut self, text: &str) {
        self.tell_as("warning", text);
    }

    fn tell_as(&mut self, severity: &str, text: &str) {
        let line = match self.format {
            MessageFormat::Human => format!("{severity}: {text}\n"),
            MessageFormat::Json => {
                format!("{}\n", serde_json::json!({ "severity": severity, "title": text }))
            }
        };
        self.tell(&line);
    }

    /// All diagnostics, by file and place.
    pub fn show(&mut self, diags: &Diagnostics, sources: &Sources) {
        let mut out = String::new();
        for diagnostic in diags.sorted() {
            match self.format {
                MessageFormat::Human => {
                    out.push_str(&draw(diagnostic, sources, self.colour));
                    out.push_str("\n\n");
                }
                MessageFormat::Json => {
                    out.push_str(&draw_json(diagnostic, sources));
                    out.push('\n');
                }
            }
        }
        self.tell(&out);
    }

    /// "2 errors and 1 warning in 14 files", or nothing when there is nothing.
    pub fn tally(diags: &Diagnostics, files: usize) -> Option<String> {
        let count = |severity, one: &str| match diags.count(severity) {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {one}s")),
        };
        let parts: Vec<String> = [count(Severity::Error, "error"), count(Severity::Warning, "warning")]
            .into_iter()
            .flatten()
            .collect();
        (!parts.is_empty()).then(|| format!("{} in {files} files", parts.join(" and ")))
    }

    /// A counter that shows itself only on a terminal.
    pub fn progress(&self, what: &'static str) -> ProgressBar {
        let bar = ProgressBar::no_length();
        bar.set_draw_target(self.progress_target());
        if let Ok(style) = ProgressStyle::with_template("{human_pos} {msg} · {per_sec} · {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar
    }

    /// How far the reading of evidence is, on a terminal: the part of its bytes, rows a second, time left.
    pub fn reading(&self) -> ReadingBar {
        let bar = ProgressBar::no_length();
        bar.set_draw_target(self.progress_target());
        let template = "{bar:24} {percent}% of {total_bytes} · {msg} · {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        ReadingBar { bar }
    }

    fn progress_target(&self) -> ProgressDrawTarget {
        if self.format == MessageFormat::Human && std::io::stderr().is_terminal() {
            ProgressDrawTarget::stderr_with_hz(10)
        } else {
            ProgressDrawTarget::hidden()
        }
    }
}

/// Shows how far the reading of evidence is.
pub struct ReadingBar {
    bar: ProgressBar,
}

impl ReadingBar {
    /// So far it is.
    pub fn tell(&self, read: Progress) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_length(read.of_bytes);
        self.bar.set_position(read.bytes);
        let ms = u64::try_from(self.bar.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let per_second = u128::from(read.rows) * 1000 / u128::from(ms);
        self.bar.set_message(format!(
            "{} rows · {} rows/s",
            HumanCount(read.rows),
            HumanCount(per_second as u64)
        ));
    }

    /// It is done.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
