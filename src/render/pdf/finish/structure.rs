//! The structure tree: what each piece of content means, in reading order.

use lopdf::Object;
use lopdf::ObjectId;

use crate::render::pdf::PdfProblem;
use crate::render::pdf::draw::Laid;
use crate::render::pdf::draw::Node;
use crate::render::pdf::draw::NodeIndex;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::emit::Child;
use crate::render::pdf::emit::Structure;
use crate::render::pdf::finish::fault;
use crate::render::pdf::finish::save::Packed;
use crate::render::pdf::finish::words;
use crate::render::pdf::ink::Ink;

/// Writes the tree, the parent tree and the tags of link annotations; gives the root of the tree.
pub(super) fn write(
    file: &mut lopdf::Document,
    packed: &mut Packed,
    pages: &[ObjectId],
    laid: &Laid,
    structure: &Structure,
) -> Result<ObjectId, PdfProblem> {
    let nodes = laid.tree.nodes();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let root = file.new_object_id();
    let links = annotations(file, pages, nodes, structure)?;
    let kin = Kin { pages, ids: &ids, links: &links };
    for (index, (node, children)) in nodes.iter().zip(&structure.children).enumerate() {
        let Some(id) = ids.get(index).filter(|_| index == 0 || !children.is_empty()) else {
            continue;
        };
        let parent = if index == 0 { root } else { ids.get(node.parent).copied().unwrap_or(root) };
        let ink = packed.begin(*id);
        ink.put("<</S/");
        ink.put(node.tag.name());
        ink.put("/P ");
        ink.reference(parent);
        let bounds = structure.bounds.iter().find(|(n, _)| *n == index);
        attributes(ink, node, bounds.map(|(_, bounds)| bounds));
        kin.fill(ink, children);
        ink.put(">>");
    }
    let parents = parent_tree(file, packed, pages, &ids, structure)?;
    let ink = packed.begin(root);
    ink.put("<</Type/StructTreeRoot/K ");
    ink.reference(ids.first().copied().unwrap_or(root));
    ink.put("/ParentTree ");
    ink.reference(parents);
    ink.put("/ParentTreeNextKey ");
    ink.whole(pages.len() + structure.links.len());
    ink.put(">>");
    Ok(root)
}

/// What a structure element says of itself.
fn attributes(ink: &mut Ink, node: &Node, bounds: Option<&[f32; 4]>) {
    match node.tag {
        Tag::Figure => {
            ink.put("/Alt ");
            ink.words(node.alt.as_deref().filter(|a| !a.is_empty()).unwrap_or("Figure"));
        }
        Tag::HeaderCell => ink.put("/A<</O/Table/Scope/Column>>"),
        Tag::List if node.numbered => ink.put("/A<</O/List/ListNumbering/Decimal>>"),
        Tag::List => ink.put("/A<</O/List/ListNumbering/Disc>>"),
        _ => {}
    }
    if let Some(corners) = bounds {
        ink.put("/A<</O/Layout/Placement/Block/BBox[");
        ink.numbers(corners);
        ink.put("]>>");
    }
}

/// The objects that a structure element can lead to.
struct Kin<'a> {
    pages: &'a [ObjectId],
    ids: &'a [ObjectId],
    links: &'a [ObjectId],
}

impl Kin<'_> {
    /// Writes the children; content of the page of the first piece is given by its number alone.
    fn fill(&self, ink: &mut Ink, children: &[Child]) {
        let own = children.iter().find_map(|child| match child {
            Child::Content(page, _) => Some(*page),
            _ => None,
        });
        if let Some(page) = own.and_then(|page| self.pages.get(page)) {
            ink.put("/Pg ");
            ink.reference(*page);
        }
        ink.put("/K[");
        for (index, child) in children.iter().enumerate() {
            if index > 0 {
                ink.put(" ");
            }
            self.child(ink, child, own);
        }
        ink.put("]");
    }

    fn child(&self, ink: &mut Ink, child: &Child, own: Option<usize>) {
        match child {
            Child::Node(node) => self.ids.get(*node).into_iter().for_each(|id| ink.reference(*id)),
            Child::Annotation(link) => {
                if let Some(id) = self.links.get(*link) {
                    ink.put("<</Type/OBJR/Obj ");
                    ink.reference(*id);
                    ink.put(">>");
                }
            }
            Child::Content(page, number) if Some(*page) == own => ink.whole(*number),
            Child::Content(page, number) => {
                if let Some(page) = self.pages.get(*page) {
                    ink.put("<</Type/MCR/Pg ");
                    ink.reference(*page);
                    ink.put("/MCID ");
                    ink.whole(*number);
                    ink.put(">>");
                }
            }
        }
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
    packed: &mut Packed,
    pages: &[ObjectId],
    ids: &[ObjectId],
    structure: &Structure,
) -> Result<ObjectId, PdfProblem> {
    let tree = file.new_object_id();
    let mut numbers = Ink::default();
    for (index, (page, content)) in pages.iter().zip(&structure.content).enumerate() {
        let list = file.new_object_id();
        let ink = packed.begin(list);
        ink.put("[");
        for node in content {
            reference(ink, ids, *node);
            ink.put(" ");
        }
        ink.put("]");
        numbers.whole(index);
        numbers.put(" ");
        numbers.reference(list);
        numbers.put(" ");
        let page = file.get_dictionary_mut(*page).map_err(|_| fault("a page is missing"))?;
        page.set("StructParents", i64::try_from(index).unwrap_or(i64::MAX));
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    for (index, (_, node)) in structure.links.iter().enumerate() {
        numbers.whole(pages.len() + index);
        numbers.put(" ");
        reference(&mut numbers, ids, *node);
        numbers.put(" ");
    }
    let ink = packed.begin(tree);
    ink.put("<</Nums[");
    ink.put(&numbers.take().unwrap_or_default());
    ink.put("]>>");
    Ok(tree)
}

fn reference(ink: &mut Ink, ids: &[ObjectId], node: NodeIndex) {
    match ids.get(node) {
        Some(id) => ink.reference(*id),
        None => ink.put("null"),
    }
}
