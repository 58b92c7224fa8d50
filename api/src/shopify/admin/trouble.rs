//! Why there is no answer, told apart by what it means: nothing happened, or nobody knows.

use std::time::Duration;

use serde::Deserialize;

/// Why a question has no answer. For the log, never for the shopper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing happened; asking later may help. `wait` is what Shopify asks for.
    Busy { wait: Option<Duration>, why: String },
    /// It may have happened: a timeout, a cut connection, an internal error, an answer that can't be read.
    Unknown(String),
    /// Nothing happened, and asking again would not help: no access, a question Shopify doesn't take.
    Refused(String),
}

impl Trouble {
    /// A request that got no whole answer. Where there was no connection nothing was asked.
    pub(super) fn of_transport(error: reqwest::Error) -> Self {
        // The address holds no secret, but what the cause says is enough.
        let error = error.without_url();
        if error.is_connect() {
            Self::Busy { wait: None, why: format!("no connection: {error}") }
        } else if error.is_builder() {
            Self::Refused(format!("no request: {error}"))
        } else {
            Self::Unknown(format!("no answer: {error}"))
        }
    }

    /// The same, with the name that Shopify gave the request.
    pub(super) fn of_request(mut self, id: Option<&str>) -> Self {
        let (Self::Busy { why, .. } | Self::Unknown(why) | Self::Refused(why)) = &mut self;
        if let Some(id) = id {
            why.push_str(" (request ");
            why.push_str(id);
            why.push(')');
        }
        self
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Busy { why, .. } => write!(formatter, "not now: {why}"),
            Self::Unknown(why) => write!(formatter, "unknown: {why}"),
            Self::Refused(why) => write!(formatter, "refused: {why}"),
        }
    }
}

/// What Shopify finds wrong with a mutation's input. Nothing was changed, unless it [is internal](Self::is_internal).
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct UserError {
    /// The word of the mutation's own enum, as in `TAKEN`; absent for some.
    pub(crate) code: Option<String>,
    /// Where, from the argument inwards.
    #[serde(default)]
    pub(crate) field: Option<Vec<String>>,
    pub(crate) message: String,
}

impl UserError {
    pub(crate) fn is(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }

    /// Whether it is Shopify's own failure rather than the input's: nobody knows what was changed.
    pub(crate) fn is_internal(&self) -> bool {
        self.is("INTERNAL_ERROR")
    }
}

/// What Shopify found wrong, in one line.
pub(crate) fn said<'a>(errors: impl IntoIterator<Item = &'a UserError>) -> String {
    let one = |error: &UserError| {
        let field = error.field.as_deref().unwrap_or_default().join(".");
        format!("{} at {field:?}: {}", error.code.as_deref().unwrap_or("no code"), error.message)
    };
    errors.into_iter().map(one).collect::<Vec<_>>().join("; ")
}
