//! `amends.toml` and `services.toml`: rules stay, names go. A pattern over names of monitors becomes the list of the
//! pseudonyms that it means.

use crate::model::Combine;
use crate::model::MonitorPattern;
use crate::model::Service;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::redact::evidence::NewSource;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use std::collections::BTreeSet;
use toml::Table;
use toml::Value;

/// Both files.
pub(super) fn settings(loaded: &Loaded, names: &Names, sources: &[NewSource]) -> Vec<Artefact> {
    let text = loaded.sources.find("amends.toml").map(|id| loaded.sources.file(id).text.as_str());
    let old = text.and_then(|text| text.parse::<Table>().ok()).unwrap_or_default();
    let old_services = loaded.sources.find("services.toml").map(|id| loaded.sources.file(id).text.as_str());
    let old_services = old_services.and_then(|text| text.parse::<Table>().ok()).unwrap_or_default();
    let files = [
        ("amends.toml", amends(loaded, &old, names, sources)),
        ("services.toml", services(loaded, &old_services, names)),
    ];
    files
        .into_iter()
        .filter_map(|(path, tree)| Some(Artefact::new(path, toml::to_string(&tree).ok()?)))
        .collect()
}

fn put(table: &mut Table, key: &str, value: impl Into<Value>) {
    table.insert(key.to_owned(), value.into());
}

fn amends(loaded: &Loaded, old: &Table, names: &Names, sources: &[NewSource]) -> Table {
    let mut root = Table::new();
    put(&mut root, "schema", 1);
    let mut company = Table::new();
    put(&mut company, "name", "The Company");
    put(&mut company, "address", vec!["1 Street"]);
    if let Some(w) = &loaded.workspace {
        put(&mut company, "country", w.settings.company.country.clone());
    }
    put(&mut company, "email", "company@redacted.invalid");
    put(&mut root, "company", company);
    let mut contact = Table::new();
    put(&mut contact, "name", "The Contact");
    put(&mut contact, "email", "contact@redacted.invalid");
    put(&mut root, "contact", contact);
    let mut signatory = Table::new();
    put(&mut signatory, "id", "signatory");
    put(&mut signatory, "name", "The Signatory");
    put(&mut signatory, "title", "Signatory");
    put(&mut root, "signatory", vec![signatory]);
    for key in ["defaults", "credits", "evidence"] {
        if let Some(value) = old.get(key) {
            let mut value = value.clone();
            if let Value::Table(table) = &mut value {
                decides(table, loaded, names);
            }
            put(&mut root, key, value);
        }
    }
    let Some(Value::Array(monitoring)) = old.get("monitoring") else { return root };
    let entries =
        monitoring.iter().zip(sources).filter_map(|(old, new)| Some(monitoring_entry(old.as_table()?, new)));
    put(&mut root, "monitoring", entries.collect::<Vec<_>>());
    root
}

/// Names of sources in a ranking.
fn decides(table: &mut Table, loaded: &Loaded, names: &Names) {
    let Some(Value::Array(ranking)) = table.get_mut("decides") else { return };
    let Some(w) = &loaded.workspace else { return };
    for one in ranking {
        if let Value::String(text) = one
            && w.settings.monitoring.iter().any(|s| s.id == *text)
        {
            *text = names.of(Kind::Source, text);
        }
    }
}

/// The rules of a source under its new id, path and columns.
fn monitoring_entry(old: &Table, new: &NewSource) -> Table {
    let mut table = old.clone();
    put(&mut table, "id", new.id.clone());
    put(&mut table, "path", new.path.clone());
    if table.contains_key("columns") {
        let columns: Table = new.columns.iter().map(|c| (c.clone(), Value::from(c.clone()))).collect();
        put(&mut table, "columns", columns);
    }
    table
}

fn services(loaded: &Loaded, old: &Table, names: &Names) -> Table {
    let mut root = Table::new();
    put(&mut root, "schema", 1);
    let Some(w) = &loaded.workspace else { return root };
    let old = old.get("service").and_then(Value::as_array).cloned().unwrap_or_default();
    let decides_of = |id: &str| {
        let mut entry = old
            .iter()
            .filter_map(Value::as_table)
            .find(|t| t.get("id").and_then(Value::as_str) == Some(id))?
            .clone();
        decides(&mut entry, loaded, names);
        entry.remove("decides")
    };
    let all = w.services.values().map(|s| {
        let mut table = service(s, loaded, names);
        if let Some(decides) = decides_of(s.id.as_str()) {
            put(&mut table, "decides", decides);
        }
        table
    });
    put(&mut root, "service", all.collect::<Vec<_>>());
    root
}

fn service(s: &Service, loaded: &Loaded, names: &Names) -> Table {
    let id = names.of(Kind::Service, s.id.as_str());
    let mut table = Table::new();
    put(&mut table, "name", format!("Service {id}"));
    put(&mut table, "id", id);
    if !s.regions.is_empty() {
        put(&mut table, "regions", s.regions.clone());
    }
    for (key, rule) in [("combine_regions", s.combine_regions), ("combine", s.combine)] {
        if let Some(rule) = rule {
            put(&mut table, key, combine(rule));
        }
    }
    if !s.needs.is_empty() {
        let needs: Vec<String> = s.needs.iter().map(|n| names.of(Kind::Service, n.as_str())).collect();
        put(&mut table, "needs", needs);
    }
    put(&mut table, "monitors", monitors(&s.monitors, loaded, names));
    let part = |c: &crate::model::Component| {
        let id = names.of(Kind::Component, &c.id);
        let mut table = Table::new();
        put(&mut table, "name", format!("Part {id}"));
        put(&mut table, "id", id);
        put(&mut table, "monitors", monitors(&c.monitors, loaded, names));
        table
    };
    put(&mut table, "component", s.components.iter().map(part).collect::<Vec<_>>());
    table
}

fn combine(rule: Combine) -> Value {
    match rule {
        Combine::Any => "any".into(),
        Combine::All => "all".into(),
        Combine::AtLeast(n) => {
            let mut table = Table::new();
            put(&mut table, "at_least", i64::try_from(n).unwrap_or(i64::MAX));
            table.into()
        }
    }
}

/// Each pattern as the monitors that it means; one that means none keeps a place.
fn monitors(patterns: &[MonitorPattern], loaded: &Loaded, names: &Names) -> Vec<Value> {
    let mut all = Vec::new();
    for pattern in patterns {
        for monitor in meant(pattern, loaded) {
            let mut table = Table::new();
            put(&mut table, "name", names.of(Kind::Monitor, &monitor));
            if let Some(source) = &pattern.source {
                put(&mut table, "source", names.of(Kind::Source, source));
            }
            if let Some(region) = &pattern.region {
                put(&mut table, "region", region.clone());
            }
            all.push(table.into());
        }
    }
    all
}

fn meant(pattern: &MonitorPattern, loaded: &Loaded) -> BTreeSet<String> {
    let Some(w) = &loaded.workspace else { return BTreeSet::new() };
    let glob = globset::Glob::new(&pattern.name).ok().map(|glob| glob.compile_matcher());
    let is_meant =
        |monitor: &str| monitor == pattern.name || glob.as_ref().is_some_and(|g| g.is_match(monitor));
    let of_source = |source: usize| {
        let id = w.settings.monitoring.get(source).map(|s| &s.id);
        pattern.source.as_ref().is_none_or(|wanted| id == Some(wanted))
    };
    let series = loaded.evidence.series.iter().filter(|s| of_source(s.source) && is_meant(&s.key.monitor));
    let found: BTreeSet<String> = series.map(|s| s.key.monitor.clone()).collect();
    if found.is_empty() { BTreeSet::from([pattern.name.clone()]) } else { found }
}
