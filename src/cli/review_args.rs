//! What the user typed for `amends review`.

use crate::cli::register_args::WhereArgs;
use clap::Args;

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// The port on this machine; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    pub port: u16,
}
