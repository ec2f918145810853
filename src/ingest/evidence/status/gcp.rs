//! Google Cloud's `incidents.json`: a list of incidents with `begin` and, once it is over, `end`; updates newest first,
//! each with a `status` and the locations that were affected then. A state holds from one update to the next.

use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::status::exported::Exported;
use crate::ingest::evidence::status::exported::Stretch;
use crate::ingest::evidence::status::exported::Update;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::time::Instant;
use serde_json::Value;
use std::collections::BTreeSet;

/// More stretches than this are no incident of this world.
const STRETCHES_MAX: usize = 200_000;

/// One incident.
pub(super) fn incident(record: &Record) -> Exported {
    let value = &record.value;
    let mut one = Exported::new(record.line, record.at);
    let id = ["id", "number"].iter().find_map(|key| text(value, key)).unwrap_or_default();
    one.id = id.trim().to_owned();
    if one.id.is_empty() {
        one.spoil("id", "", "an incident without an id");
    }
    one.title = text(value, "external_desc").unwrap_or_default();
    one.severity = match text(value, "severity").as_deref() {
        Some("low") => Some(IncidentSeverity::Minor),
        Some("medium") => Some(IncidentSeverity::Major),
        Some("high") => Some(IncidentSeverity::Critical),
        _ => None,
    };
    one.link = text(value, "uri").map(|uri| match uri.strip_prefix("incidents/") {
        Some(_) => format!("https://status.cloud.google.com/{uri}"),
        None => uri,
    });
    one.link = one.link.filter(|link| link.starts_with("http"));
    one.updated_at = one.time(value, "modified");
    one.began = one.time(value, "begin");
    one.ended = one.time(value, "end");
    one.status = if one.ended.is_some() { IncidentStatus::Resolved } else { IncidentStatus::Open };
    let whole = text(value, "status_impact").unwrap_or_default();
    one.is_harmless = matches!(whole.as_str(), "SERVICE_INFORMATION" | "AVAILABLE");
    one.parts = products(value);
    let mut everywhere = places(value, "currently_affected_locations");
    everywhere.extend(places(value, "previously_affected_locations"));
    let points = points(&mut one, value, &everywhere);
    stretches(&mut one, &whole, points, everywhere);
    one
}

/// The products, and the service unless it only says that there were several.
fn products(value: &Value) -> BTreeSet<String> {
    let listed = value.get("affected_products").and_then(Value::as_array).into_iter().flatten();
    let titles = listed.filter_map(|p| text(p, "title").or_else(|| text(p, "id")));
    let service = text(value, "service_name").filter(|name| name != "Multiple Products");
    titles.chain(service).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect()
}

fn places(value: &Value, key: &str) -> BTreeSet<String> {
    let listed = value.get(key).and_then(Value::as_array).into_iter().flatten();
    listed.filter_map(|p| text(p, "id").or_else(|| text(p, "title"))).filter(|t| !t.is_empty()).collect()
}

/// What an update says of the time from it on.
struct Point {
    at: Instant,
    word: String,
    places: BTreeSet<String>,
}

/// The updates in order of time, with the place of each on the list of the page.
fn points(one: &mut Exported, value: &Value, everywhere: &BTreeSet<String>) -> Vec<Point> {
    let mut all = Vec::new();
    let list = value.get("updates").and_then(Value::as_array);
    for update in list.into_iter().flatten().rev() {
        let posted = one.time(update, "created");
        let (Some(at), Some(posted)) =
            (one.time(update, "when").or(posted), posted.or_else(|| one.time(update, "when")))
        else {
            one.spoil("updates.when", "", "an update without a time");
            continue;
        };
        let word = text(update, "status").unwrap_or_default();
        let body = text(update, "text").unwrap_or_default();
        one.updates.push(Update { at, posted, status: word.clone(), body });
        all.push(Point { at, word, places: places(update, "affected_locations") });
    }
    one.updates.sort_by_key(|update| (update.at, update.posted));
    all.sort_by_key(|point| point.at);
    let mut known = everywhere.clone();
    // An update that names no place speaks of those before it; the first ones, of all that were ever named.
    for point in &mut all {
        if point.places.is_empty() {
            point.places = known.clone();
        } else {
            known = point.places.clone();
        }
    }
    all
}

fn stretches(one: &mut Exported, whole: &str, mut points: Vec<Point>, everywhere: BTreeSet<String>) {
    let Some(began) = one.began else {
        return one.spoil("begin", "", "an incident without a beginning");
    };
    if one.ended.is_some_and(|end| end <= began) {
        return one.spoil("end", "", "it ends before it starts, or has no length");
    }
    if one.parts.is_empty() && !one.is_harmless {
        return one.spoil("affected_products", "", "it names neither a service nor a product");
    }
    points.retain(|point| one.ended.is_none_or(|end| point.at < end) && !point.word.is_empty());
    points.iter_mut().for_each(|point| point.at = point.at.max(began));
    match points.first_mut() {
        // It began before anybody wrote about it; what is written first was so from the beginning.
        Some(first) if first.word != "AVAILABLE" => first.at = began,
        // The first words came when it was over.
        _ => {
            let places = points.first().map_or(everywhere, |p| p.places.clone());
            if whole.is_empty() {
                return one.spoil(
                    "status_impact",
                    "",
                    "nothing says whether it was an outage or a disruption",
                );
            }
            points.insert(0, Point { at: began, word: whole.to_owned(), places });
        }
    }
    points.dedup_by(|later, first| later.word == first.word && later.places == first.places);
    let count: usize = points.iter().map(|p| p.places.len().max(1)).sum();
    if count.saturating_mul(one.parts.len()) > STRETCHES_MAX {
        return one.spoil("updates", "", "more states of more products in more places than an incident has");
    }
    for (i, point) in points.iter().enumerate() {
        let end = points.get(i + 1).map(|next| next.at).or(one.ended);
        if end.is_some_and(|end| end <= point.at) {
            continue;
        }
        // `global` is everywhere, and everywhere is no region.
        let is_everywhere = point.places.is_empty() || point.places.contains("global");
        let regions: Vec<Option<&String>> =
            if is_everywhere { vec![None] } else { point.places.iter().map(Some).collect() };
        for part in &one.parts {
            for region in &regions {
                one.stretches.push(Stretch {
                    part: part.clone(),
                    region: region.cloned(),
                    words: vec![point.word.clone()],
                    start: point.at,
                    end,
                });
            }
        }
    }
}
