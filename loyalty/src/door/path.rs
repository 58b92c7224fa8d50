//! Where in a document we are, as a chain of steps that becomes text only when something is refused.

use crate::Refusal;

/// A place in a document: one step and the place it was taken from.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Root,
    Key(&'static str),
    Index(usize),
}

impl Path<'_> {
    pub(super) const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub(super) fn key<'b>(&'b self, key: &'static str) -> Path<'b> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    pub(super) fn index(&self, index: usize) -> Path<'_> {
        Path { parent: Some(self), step: Step::Index(index) }
    }

    pub(super) fn refuse(&self, message: &str) -> Refusal {
        let mut path = String::new();
        self.write(&mut path);
        Refusal { path, message: message.to_owned() }
    }

    /// Our keys hold neither `/` nor `~`, so nothing needs a JSON pointer's escapes.
    fn write(&self, out: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(out);
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
