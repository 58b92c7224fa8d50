//! Where in a document we are, as a chain of steps that becomes text only when something is refused.

use std::cell::RefCell;

use crate::Refusal;

/// The first refusal in a document.
pub(super) type Noted = RefCell<Option<Refusal>>;

/// A place in a document: one step and the place it was taken from.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    from: From<'a>,
    step: Step,
}

#[derive(Clone, Copy)]
enum From<'a> {
    Place(&'a Path<'a>),
    Document(&'a Noted),
}

#[derive(Clone, Copy)]
enum Step {
    Root,
    Key(&'static str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub(super) fn root(noted: &'a Noted) -> Self {
        Self { from: From::Document(noted), step: Step::Root }
    }

    pub(super) fn key<'b>(&'b self, key: &'static str) -> Path<'b> {
        Path { from: From::Place(self), step: Step::Key(key) }
    }

    pub(super) fn index(&self, index: usize) -> Path<'_> {
        Path { from: From::Place(self), step: Step::Index(index) }
    }

    /// Whether anything in the document was refused.
    pub(super) fn is_refused(&self) -> bool {
        self.noted().borrow().is_some()
    }

    /// Notes a refusal of what stands here, where it is the first.
    #[inline(never)]
    pub(super) fn refuse(&self, message: &str) {
        if !self.is_refused() {
            let mut path = String::new();
            self.write(&mut path);
            self.noted().replace(Some(Refusal { path, message: message.to_owned() }));
        }
    }

    fn noted(&self) -> &'a Noted {
        match self.from {
            From::Place(place) => place.noted(),
            From::Document(noted) => noted,
        }
    }

    /// Our keys hold neither `/` nor `~`, so nothing needs a JSON pointer's escapes.
    fn write(&self, out: &mut String) {
        if let From::Place(place) = self.from {
            place.write(out);
        }
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                out.push('/');
                out.push_str(key);
            }
            Step::Index(index) => {
                out.push('/');
                out.push_str(&index.to_string());
            }
        }
    }
}
