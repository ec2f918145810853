//! SLAs: the workspace's own ones, and published ones in which an amount stands, which must be scaled too.

use crate::model::SlaId;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::load::PRESET;
use crate::run::redact::LEFT_OUT;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use crate::run::redact::scale::Scale;
use std::collections::BTreeSet;
use toml::Table;
use toml::Value;

/// The ids of the SLAs in `slas/`.
pub(super) fn own_ids(loaded: &Loaded) -> BTreeSet<String> {
    let is_own = |path: &str| path.starts_with("slas/");
    let own = loaded.policies.iter().filter(|(_, p)| is_own(&loaded.sources.file(p.span.source).path));
    own.map(|(id, _)| id.to_string()).collect()
}

/// Their files, and the ids that have a pseudonym.
pub(super) fn slas(loaded: &Loaded, names: &Names, scale: Scale) -> (Vec<Artefact>, BTreeSet<SlaId>) {
    let (mut files, mut renamed) = (Vec::new(), BTreeSet::new());
    for (id, policy) in &loaded.policies {
        let file = loaded.sources.file(policy.span.source);
        let Ok(mut tree) = file.text.parse::<Table>() else { continue };
        let is_published = file.path.starts_with(PRESET);
        if is_published && !has_amounts(&Value::Table(tree.clone())) {
            continue;
        }
        let name = names.of(Kind::Sla, id.as_str());
        head(&mut tree, &name);
        for (_, value) in &mut tree {
            scrub(value, "", names, scale);
        }
        let Ok(text) = toml::to_string(&tree) else { continue };
        files.push(Artefact::new(format!("slas/{name}.toml"), text));
        renamed.insert(id.clone());
    }
    (files, renamed)
}

/// Id, name and edition.
fn head(tree: &mut Table, name: &str) {
    let Some(Value::Table(head)) = tree.get_mut("sla") else { return };
    let is_edition = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.');
    let edition =
        head.get("version").and_then(Value::as_str).filter(|v| is_edition(v)).unwrap_or("1").to_owned();
    head.insert("id".to_owned(), name.into());
    head.insert("name".to_owned(), format!("SLA {name}").into());
    head.insert("version".to_owned(), edition.into());
    if head.contains_key("interpretation") {
        head.insert("interpretation".to_owned(), LEFT_OUT.into());
    }
    head.remove("source");
    head.remove("source_status");
}

/// Takes out clauses and prose, and scales amounts.
fn scrub(value: &mut Value, key: &str, names: &Names, scale: Scale) {
    match value {
        Value::Table(table) => {
            table.remove("clause");
            for (key, value) in table.iter_mut() {
                scrub(value, key, names, scale);
            }
        }
        Value::Array(all) => {
            for (at, one) in all.iter_mut().enumerate() {
                // Rights are told by their names, so each keeps one of its own.
                if let (true, Value::Table(right)) = (key == "right", &mut *one)
                    && right.contains_key("name")
                {
                    right.insert("name".to_owned(), format!("right {}", at + 1).into());
                }
                scrub(one, key, names, scale);
            }
        }
        Value::String(text) => {
            *text = match key {
                "about" | "what" => LEFT_OUT.to_owned(),
                "group" => names.of(Kind::Group, text),
                _ => scale.text(text),
            };
        }
        _ => {}
    }
}

/// Whether an amount of money stands anywhere in it.
fn has_amounts(value: &Value) -> bool {
    match value {
        Value::Table(table) => table.iter().any(|(_, value)| has_amounts(value)),
        Value::Array(all) => all.iter().any(has_amounts),
        Value::String(text) => Scale(2).text(text) != *text,
        _ => false,
    }
}
