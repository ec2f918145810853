//! Arguments of `amends template`.

use crate::cli::args::month;
use crate::model::Form;
use crate::time::Month;
use clap::Args;
use clap::Subcommand;
use std::path::PathBuf;

/// Arguments of `template`.
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// What to do
    #[command(subcommand)]
    pub command: TemplateCommand,
}

/// The commands of `template`.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// List every template: what it makes, whose it is, whether something asks for it
    List {
        /// A workspace, whose own templates go before the built-in ones
        dir: Option<PathBuf>,
    },
    /// Find every problem of the templates, by reading them and by rendering them with examples
    Check {
        /// A workspace, whose own templates go before the built-in ones and whose documents are examples
        dir: Option<PathBuf>,
        /// The month whose documents are examples [default: that of the last incident]
        #[arg(long, value_name = "YYYY-MM", value_parser = month, requires = "dir")]
        period: Option<Month>,
    },
    /// Copy built-in templates into a workspace, to be changed there
    Eject {
        /// The workspace
        dir: PathBuf,
        /// Which, such as letter or letterhead; all without a name
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Write over a template of the workspace
        #[arg(long)]
        force: bool,
    },
    /// Make a document again from the file that `amends run --context` wrote beside it
    Render(RenderArgs),
}

/// Arguments of `template render`.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// The file, such as letter.context.json, or `-`
    #[arg(value_name = "CONTEXT.json")]
    pub context: PathBuf,
    /// Another template for it, by its name without .md.hbs [default: that of its kind]
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// The workspace whose own templates go before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Where the document is written, over one that is there
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub out: PathBuf,
    /// The forms: pdf, html, md, txt [default: those that a run writes]
    #[arg(long, value_name = "FORM,…", value_delimiter = ',', value_parser = form)]
    pub form: Vec<Form>,
}

fn form(text: &str) -> Result<Form, String> {
    let names: Vec<&str> =
        Form::ALL.iter().filter(|form| **form != Form::Eml).map(|form| form.ending()).collect();
    Form::named(text)
        .filter(|form| *form != Form::Eml)
        .ok_or_else(|| format!("the forms are {}", names.join(", ")))
}
