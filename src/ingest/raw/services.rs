//! `services.toml` as written.

use crate::ingest::raw::RawDecides;
use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be down.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServices {
    /// Version of the format; 1.
    pub schema: i64,
    /// The services.
    #[serde(default)]
    #[schemars(with = "Vec<RawService>")]
    pub service: Vec<toml::Spanned<RawService>>,
}

/// A service that customers have under contract.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    /// The id that other files use.
    #[schemars(with = "String")]
    pub id: Text,
    /// The name in letters.
    pub name: String,
    /// What customers do with it: "your people could not …".
    #[serde(rename = "use")]
    pub purpose: Option<String>,
    /// The same in other languages: `{ de = "…" }`.
    #[serde(default)]
    pub use_in: BTreeMap<String, String>,
    /// Where it runs.
    #[serde(default)]
    pub regions: Vec<String>,
    /// When a contract line names no region: whether one region down is the service down.
    pub combine_regions: Option<RawCombine>,
    /// Services without which this one is down.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub needs: Vec<Text>,
    /// Monitors that watch the whole service: globs, or tables that narrow them.
    #[serde(default)]
    #[schemars(with = "Vec<RawMonitor>")]
    pub monitors: Vec<toml::Spanned<RawMonitor>>,
    /// How the components make the whole.
    pub combine: Option<RawCombine>,
    /// Which evidence decides for this service, instead of the rule of the workspace.
    #[schemars(with = "Option<RawDecides>")]
    pub decides: Option<toml::Spanned<RawDecides>>,
    /// The parts.
    #[serde(default)]
    #[schemars(with = "Vec<RawComponent>")]
    pub component: Vec<toml::Spanned<RawComponent>>,
}

/// How several make one whole: `any`, `all`, or `{ at_least = 2 }`.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawCombine {
    /// In a word.
    Word(RawCombineWord),
    /// By number.
    Number(RawAtLeast),
}

/// How several make one whole, in a word.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawCombineWord {
    /// One down is the whole down.
    Any,
    /// Only all down is the whole down.
    All,
}

/// How many must be down at the same time.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAtLeast {
    /// So many; at least 1.
    pub at_least: u16,
}

/// A part of a service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawComponent {
    /// The id, unique within the service.
    #[schemars(with = "String")]
    pub id: Text,
    /// The name in documents; the id if it is missing.
    pub name: Option<String>,
    /// Monitors that watch it.
    #[serde(default)]
    #[schemars(with = "Vec<RawMonitor>")]
    pub monitors: Vec<toml::Spanned<RawMonitor>>,
}

/// Which monitors: a glob over their names, or a table that narrows one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawMonitor {
    /// A glob.
    Glob(String),
    /// A glob for one source or one region.
    Narrow(RawNarrowMonitor),
}

/// Monitors of one source, or monitors that watch one region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawNarrowMonitor {
    /// A glob over monitor names.
    pub name: String,
    /// Only monitors of this `[[monitoring]]` id.
    pub source: Option<String>,
    /// They watch this region of the service.
    pub region: Option<String>,
}
