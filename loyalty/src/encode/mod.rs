//! Native only: `serde_json`'s tree through the doors, and our types as the JSON of sections 3 and 5.
//!
//! Types whose fields stand in the document's order derive `Serialize` where they are defined; here is the rest.

mod nudge;
mod scalar;
mod value;
