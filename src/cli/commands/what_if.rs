//! `amends run --what-if`: what a month would have cost under other SLAs.

use crate::cli::Exit;
use crate::cli::Terminal;
use crate::diag::did_you_mean;
use crate::ingest::add_text;
use crate::io::DiskFolder;
use crate::io::read_input;
use crate::model::SlaId;
use crate::run;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::assess::read_policy;
use crate::sla::Policy;
use crate::sla::preset;
use crate::source::Folder;
use std::collections::BTreeMap;
use std::path::Path;

/// Reports what other SLAs would have cost.
pub(super) fn what_if(
    mut loaded: Loaded,
    wanted: &[String],
    request: &Request,
    terminal: &mut Terminal,
) -> Exit {
    let mut other: BTreeMap<SlaId, Policy> = BTreeMap::new();
    for text in wanted {
        let files = match files(text, terminal) {
            Ok(files) => files,
            Err(exit) => return exit,
        };
        for (id, name, bytes) in files {
            let source = add_text(&mut loaded.sources, &name, bytes, &mut loaded.diags);
            let policy = source.and_then(|s| read_policy(&loaded.sources, s, &mut loaded.diags));
            let Some(policy) = policy else { continue };
            let id = id.map_or_else(|| policy.id.clone(), SlaId::new);
            if loaded.policies.contains_key(&id) {
                other.insert(id, policy);
                continue;
            }
            terminal.fail(&format!("no contract of this workspace names the SLA `{id}`"));
            let known = loaded.policies.keys().map(SlaId::as_str);
            terminal.say(&format!("help: {}", did_you_mean(id.as_str(), known)));
            return Exit::Usage;
        }
    }
    match run::what_if(&loaded, &other, request) {
        Ok(text) => {
            terminal.data(&text);
            Exit::Done
        }
        Err(diags) => {
            terminal.show(&diags, &loaded.sources);
            Exit::Data
        }
    }
}

/// Which SLA (its own id where none is named), the name of its file, and its bytes.
type SlaFile = (Option<String>, String, Vec<u8>);

/// `SLA=FILE`, `SLA=PRESET`, or a folder of files each with the id of the SLA that it stands for.
fn files(text: &str, terminal: &mut Terminal) -> Result<Vec<SlaFile>, Exit> {
    let mut fail = |what: String| {
        terminal.fail(&what);
        Err(Exit::World)
    };
    let Some((id, file)) = text.split_once('=') else {
        let folder = match DiskFolder::open(Path::new(text)) {
            Ok(folder) => folder,
            Err(why) => return fail(format!("`{text}` is no SLA=FILE and no folder: {why}")),
        };
        let mut all = Vec::new();
        for path in folder.list().into_iter().filter(|path| path.ends_with(".toml")) {
            match folder.read(&path) {
                Ok(bytes) => all.push((None, format!("{text}/{path}"), bytes)),
                Err(why) => return fail(format!("`{text}/{path}` cannot be read: {why}")),
            }
        }
        return Ok(all);
    };
    if let Some(preset) = preset(file) {
        return Ok(vec![(Some(id.to_owned()), format!("preset {file}"), preset.text.into())]);
    }
    match read_input(Path::new(file)) {
        Ok(bytes) => Ok(vec![(Some(id.to_owned()), file.to_owned(), bytes)]),
        Err(why) => fail(format!("`{file}` cannot be read: {why}")),
    }
}
