//! placeholder until the bulk reader lands
use super::*;
use crate::diag::Diagnostics;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::Sources;
pub(super) fn read(_folder: &dyn Folder, _sources: &mut Sources, _source: &MonitoringSource, _index: usize, _path: &str, _diags: &mut Diagnostics, _progress: &(dyn Fn(u64) + Sync)) -> Option<(Vec<MonitorSeries>, EvidenceFile)> { None }
