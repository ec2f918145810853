//! The outline: headings, nested, each leading to its place on the page.

use lopdf::Object;
use lopdf::ObjectId;
use lopdf::dictionary;

use crate::render::pdf::draw::Laid;
use crate::render::pdf::finish::words;

/// Writes the outline of a document with two headings or more.
pub(super) fn write(file: &mut lopdf::Document, pages: &[ObjectId], laid: &Laid) -> Option<ObjectId> {
    let entries = &laid.outline;
    if entries.len() < 2 {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let levels: Vec<u8> = entries.iter().map(|e| e.level).collect();
    let parents: Vec<Option<usize>> = (0..entries.len()).map(|i| parent(&levels, i)).collect();
    for (index, entry) in entries.iter().enumerate() {
        let (Some(id), Some(page)) = (ids.get(index), pages.get(entry.page)) else {
            continue;
        };
        let own = parents.get(index).copied().flatten();
        let beside: Vec<usize> = children(&parents, own);
        let below: Vec<usize> = children(&parents, Some(index));
        let reference = |i: Option<&usize>| i.and_then(|i| ids.get(*i)).map(|id| Object::Reference(*id));
        let position = beside.iter().position(|i| *i == index).unwrap_or(0);
        let top = Object::Real(laid.page.1 - entry.y + 8.0);
        let mut item = dictionary! {
            "Title" => words(&entry.title),
            "Parent" => reference(own.as_ref()).unwrap_or(Object::Reference(root)),
            "Dest" => Object::Array(vec![Object::Reference(*page), "XYZ".into(), Object::Null, top, Object::Null]),
        };
        let links = [
            ("Prev", reference(position.checked_sub(1).and_then(|p| beside.get(p)))),
            ("Next", reference(beside.get(position + 1))),
            ("First", reference(below.first())),
            ("Last", reference(below.last())),
        ];
        for (key, link) in links {
            if let Some(link) = link {
                item.set(key, link);
            }
        }
        if !below.is_empty() {
            item.set("Count", i64::try_from(descendants(&parents, index)).unwrap_or(0));
        }
        file.set_object(*id, item);
    }
    let top = children(&parents, None);
    let (first, last) = (ids.get(*top.first()?)?, ids.get(*top.last()?)?);
    let count = i64::try_from(entries.len()).unwrap_or(0);
    file.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => count },
    );
    Some(root)
}

/// The heading an entry belongs to: the last one above it that is higher.
fn parent(levels: &[u8], index: usize) -> Option<usize> {
    let level = levels.get(index)?;
    (0..index).rev().find(|i| levels.get(*i).is_some_and(|l| l < level))
}

fn children(parents: &[Option<usize>], of: Option<usize>) -> Vec<usize> {
    (0..parents.len()).filter(|i| parents.get(*i) == Some(&of)).collect()
}

fn descendants(parents: &[Option<usize>], of: usize) -> usize {
    children(parents, Some(of)).iter().map(|child| 1 + descendants(parents, *child)).sum()
}
