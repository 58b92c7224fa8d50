//! What all routes share: bodies, problems, the layers around them.

pub(crate) mod body;
pub(crate) mod headers;
pub(crate) mod key;
pub(crate) mod layers;
pub(crate) mod limits;
pub(crate) mod metrics;
pub(crate) mod problem;
