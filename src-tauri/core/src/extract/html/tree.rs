//! The tree that the parser builds, which moves nodes about: text and rows out of tables, badly nested elements into each
//! other. It lives no longer than the parse; `Page` is made of it. Links between nodes are plain references into an arena.

use super::tags::MOST_ATTRIBUTES;
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{ExpandedName, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use typed_arena::Arena;

pub(super) type Nodes<'a> = Arena<Node<'a>>;
type Link<'a> = Cell<Option<&'a Node<'a>>>;

pub(super) enum Kind<'a> {
    Element {
        name: QualName,
        attrs: RefCell<Vec<Attribute>>,
        /// What a `<template>` holds: no part of the page.
        template: Option<&'a Node<'a>>,
        is_integration_point: bool,
    },
    Text(RefCell<StrTendril>),
    /// A comment, or the page itself. A comment keeps the texts beside it apart.
    Other,
}

pub(super) struct Node<'a> {
    pub kind: Kind<'a>,
    pub parent: Link<'a>,
    pub first: Link<'a>,
    pub next: Link<'a>,
    last: Link<'a>,
    before: Link<'a>,
}

impl<'a> Node<'a> {
    pub fn new(kind: Kind<'a>) -> Self {
        Node {
            kind,
            parent: Cell::default(),
            first: Cell::default(),
            next: Cell::default(),
            last: Cell::default(),
            before: Cell::default(),
        }
    }

    fn leave_parent(&self) {
        let (before, next) = (self.before.take(), self.next.take());
        if let Some(parent) = self.parent.take() {
            if before.is_none() {
                parent.first.set(next);
            }
            if next.is_none() {
                parent.last.set(before);
            }
        }
        before.into_iter().for_each(|before| before.next.set(next));
        next.into_iter().for_each(|next| next.before.set(before));
    }

    fn append(&'a self, child: &'a Node<'a>) {
        child.leave_parent();
        child.parent.set(Some(self));
        child.before.set(self.last.replace(Some(child)));
        match child.before.get() {
            Some(before) => before.next.set(Some(child)),
            None => self.first.set(Some(child)),
        }
    }

    fn insert_before(&'a self, new: &'a Node<'a>) {
        new.leave_parent();
        new.parent.set(self.parent.get());
        new.next.set(Some(self));
        new.before.set(self.before.replace(Some(new)));
        match (new.before.get(), self.parent.get()) {
            (Some(before), _) => before.next.set(Some(new)),
            (None, Some(parent)) => parent.first.set(Some(new)),
            (None, None) => {}
        }
    }

    /// Adds to a text; says whether this is one.
    fn takes(&self, more: &StrTendril) -> bool {
        match &self.kind {
            Kind::Text(text) => {
                text.borrow_mut().push_tendril(more);
                true
            }
            _ => false,
        }
    }
}

/// What the parser tells of, done to the tree.
pub(super) struct Sink<'a> {
    nodes: &'a Nodes<'a>,
    page: &'a Node<'a>,
}

impl<'a> Sink<'a> {
    pub fn new(nodes: &'a Nodes<'a>) -> Self {
        Sink { nodes, page: nodes.alloc(Node::new(Kind::Other)) }
    }

    /// How many nodes were made.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    fn made(&self, kind: Kind<'a>) -> &'a Node<'a> {
        self.nodes.alloc(Node::new(kind))
    }

    /// A new node for what does not go into the text beside it.
    fn node(&self, child: NodeOrText<&'a Node<'a>>, beside: Option<&'a Node<'a>>) -> Option<&'a Node<'a>> {
        match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(text) if beside.is_some_and(|beside| beside.takes(&text)) => None,
            NodeOrText::AppendText(text) => Some(self.made(Kind::Text(RefCell::new(text)))),
        }
    }
}

impl<'a> TreeSink for Sink<'a> {
    type Handle = &'a Node<'a>;
    /// The page, over all other nodes.
    type Output = &'a Node<'a>;
    type ElemName<'b>
        = ExpandedName<'b>
    where
        Self: 'b;

    fn finish(self) -> &'a Node<'a> {
        self.page
    }

    fn get_document(&self) -> &'a Node<'a> {
        self.page
    }

    fn same_node(&self, a: &&'a Node<'a>, b: &&'a Node<'a>) -> bool {
        std::ptr::eq(*a, *b)
    }

    fn elem_name<'b>(&'b self, node: &'b &'a Node<'a>) -> ExpandedName<'b> {
        match &node.kind {
            Kind::Element { name, .. } => name.expanded(),
            _ => unreachable!("the parser asks elements alone for their names"),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> &'a Node<'a> {
        self.made(Kind::Element {
            name,
            attrs: RefCell::new(attrs),
            template: flags.template.then(|| self.made(Kind::Other)),
            is_integration_point: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, _: StrTendril) -> &'a Node<'a> {
        self.made(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> &'a Node<'a> {
        self.made(Kind::Other)
    }

    fn append(&self, parent: &&'a Node<'a>, child: NodeOrText<&'a Node<'a>>) {
        if let Some(node) = self.node(child, parent.last.get()) {
            parent.append(node);
        }
    }

    fn append_before_sibling(&self, sibling: &&'a Node<'a>, child: NodeOrText<&'a Node<'a>>) {
        if let Some(node) = self.node(child, sibling.before.get()) {
            sibling.insert_before(node);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &&'a Node<'a>,
        otherwise: &&'a Node<'a>,
        child: NodeOrText<&'a Node<'a>>,
    ) {
        match element.parent.get() {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(otherwise, child),
        }
    }

    fn add_attrs_if_missing(&self, node: &&'a Node<'a>, more: Vec<Attribute>) {
        if let Kind::Element { attrs, .. } = &node.kind {
            let mut attrs = attrs.borrow_mut();
            for attr in more {
                if attrs.len() < MOST_ATTRIBUTES && !attrs.iter().any(|known| known.name == attr.name) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn get_template_contents(&self, node: &&'a Node<'a>) -> &'a Node<'a> {
        match &node.kind {
            Kind::Element { template: Some(contents), .. } => contents,
            _ => unreachable!("the parser asks templates alone for their contents"),
        }
    }

    fn remove_from_parent(&self, node: &&'a Node<'a>) {
        node.leave_parent();
    }

    fn reparent_children(&self, node: &&'a Node<'a>, parent: &&'a Node<'a>) {
        while let Some(child) = node.first.get() {
            parent.append(child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &&'a Node<'a>) -> bool {
        matches!(node.kind, Kind::Element { is_integration_point: true, .. })
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
}
