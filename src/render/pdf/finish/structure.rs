//! The structure tree: what each piece of content means, in reading order.

use lopdf::Dictionary;
use lopdf::Object;
use lopdf::ObjectId;
use lopdf::dictionary;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::draw::Node;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::emit::Child;
use crate::render::pdf::emit::Structure;
use crate::render::pdf::finish::fault;
use crate::render::pdf::finish::words;

/// Writes the tree, the parent tree and the tags of link annotations; gives the root of the tree.
pub(super) fn write(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    laid: &Laid,
    structure: &Structure,
) -> Result<ObjectId, PdfProblem> {
    let nodes = laid.tree.nodes();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let root = file.new_object_id();
    let links = annotations(file, pages, nodes, structure)?;
    for (index, (node, children)) in nodes.iter().zip(&structure.children).enumerate() {
        let Some(id) = ids.get(index).filter(|_| index == 0 || !children.is_empty()) else {
            continue;
        };
        let parent = if index == 0 { root } else { ids.get(node.parent).copied().unwrap_or(root) };
        let mut element = element(node, parent);
        if let Some((_, bounds)) = structure.bounds.iter().find(|(n, _)| *n == index) {
            let corners = bounds.iter().map(|v| Object::Real(*v)).collect();
            element.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => Object::Array(corners) },
            );
        }
        fill(&mut element, children, pages, &ids, &links);
        file.set_object(*id, element);
    }
    let parents = parent_tree(file, pages, &ids, structure)?;
    let next = i64::try_from(pages.len() + structure.links.len()).unwrap_or(i64::MAX);
    let top = ids.first().copied().unwrap_or(root);
    file.set_object(root, dictionary! { "Type" => "StructTreeRoot", "K" => top, "ParentTree" => parents, "ParentTreeNextKey" => next });
    Ok(root)
}

/// A structure element without its children.
fn element(node: &Node, parent: ObjectId) -> Dictionary {
    let mut element =
        dictionary! { "Type" => "StructElem", "S" => Object::Name(node.tag.name().into()), "P" => parent };
    match node.tag {
        Tag::Figure => {
            element.set("Alt", words(node.alt.as_deref().filter(|a| !a.is_empty()).unwrap_or("Figure")))
        }
        Tag::HeaderCell => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        Tag::List => {
            let numbering = if node.numbered { "Decimal" } else { "Disc" };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        _ => {}
    }
    element
}

/// Adds the children; content of the page of the first piece is given by its number alone.
fn fill(
    element: &mut Dictionary,
    children: &[Child],
    pages: &[ObjectId],
    ids: &[ObjectId],
    links: &[ObjectId],
) {
    let own = children.iter().find_map(
        |child| {
            if let Child::Content(page, _) = child { Some(*page) } else { None }
        },
    );
    if let Some(page) = own.and_then(|page| pages.get(page)) {
        element.set("Pg", *page);
    }
    let mut kids = Vec::with_capacity(children.len());
    for child in children {
        match child {
            Child::Node(node) => kids.extend(ids.get(*node).map(|id| Object::Reference(*id))),
            Child::Annotation(link) => {
                kids.extend(
                    links
                        .get(*link)
                        .map(|id| Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => *id })),
                );
            }
            Child::Content(page, number) => {
                let number = i64::try_from(*number).unwrap_or(i64::MAX);
                if Some(*page) == own {
                    kids.push(Object::Integer(number));
                } else if let Some(page) = pages.get(*page) {
                    kids.push(Object::Dictionary(
                        dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number },
                    ));
                }
            }
        }
    }
    if kids.len() == 1 {
        element.set("K", kids.remove(0));
    } else {
        element.set("K", Object::Array(kids));
    }
}

/// Makes link annotations objects of their own, with words and a place in the parent tree.
fn annotations(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    nodes: &[Node],
    structure: &Structure,
) -> Result<Vec<ObjectId>, PdfProblem> {
    let mut made = Vec::with_capacity(structure.links.len());
    let mut of_page = vec![0_usize; pages.len()];
    for (index, (page, node)) in structure.links.iter().enumerate() {
        let (Some(page_id), Some(position)) = (pages.get(*page), of_page.get_mut(*page)) else {
            return Err(fault("a link without a page"));
        };
        let list = file.get_dictionary(*page_id).and_then(|d| d.get(b"Annots")).and_then(Object::as_array);
        let found =
            list.ok().and_then(|list| list.get(*position)).and_then(|link| link.as_dict().ok()).cloned();
        let mut link = found.ok_or_else(|| fault("a link without an annotation"))?;
        link.set("StructParent", i64::try_from(pages.len() + index).unwrap_or(i64::MAX));
        link.set("F", 4);
        link.set("Contents", words(nodes.get(*node).and_then(|n| n.alt.as_deref()).unwrap_or("link")));
        let id = file.add_object(link);
        let list = file
            .get_dictionary_mut(*page_id)
            .and_then(|d| d.get_mut(b"Annots"))
            .and_then(Object::as_array_mut);
        if let Some(slot) = list.ok().and_then(|list| list.get_mut(*position)) {
            *slot = Object::Reference(id);
        }
        *position += 1;
        made.push(id);
    }
    Ok(made)
}

/// From content and annotations back to their elements.
fn parent_tree(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    ids: &[ObjectId],
    structure: &Structure,
) -> Result<ObjectId, PdfProblem> {
    let reference = |node: &usize| ids.get(*node).map_or(Object::Null, |id| Object::Reference(*id));
    let mut numbers = Vec::new();
    for (index, (page, content)) in pages.iter().zip(&structure.content).enumerate() {
        let key = i64::try_from(index).unwrap_or(i64::MAX);
        let list = file.add_object(Object::Array(content.iter().map(reference).collect()));
        numbers.extend([Object::Integer(key), Object::Reference(list)]);
        let page = file.get_dictionary_mut(*page).map_err(|_| fault("a page is missing"))?;
        page.set("StructParents", key);
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    for (index, (_, node)) in structure.links.iter().enumerate() {
        let key = i64::try_from(pages.len() + index).unwrap_or(i64::MAX);
        numbers.extend([Object::Integer(key), reference(node)]);
    }
    Ok(file.add_object(dictionary! { "Nums" => Object::Array(numbers) }))
}
